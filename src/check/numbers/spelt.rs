//! Numbers in words, read freely: they only serve to excuse digits in the other language.

use crate::check::prose::{Tongue, words};

/// Words that add to a number. Cardinals to the tens, ordinals to twentieth, and nouns for a number.
const ENGLISH: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("twenties", 20.0),
    ("thirties", 30.0),
    ("forties", 40.0),
    ("fifties", 50.0),
    ("sixties", 60.0),
    ("seventies", 70.0),
    ("eighties", 80.0),
    ("nineties", 90.0),
    ("half", 0.5),
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("once", 1.0),
    ("twice", 2.0),
    ("both", 2.0),
    ("couple", 2.0),
    ("decade", 10.0),
    ("dozen", 12.0),
    ("score", 20.0),
    ("century", 100.0),
];

/// As `ENGLISH`.
const SPANISH: &[(&str, f64)] = &[
    ("cero", 0.0),
    ("un", 1.0),
    ("uno", 1.0),
    ("una", 1.0),
    ("dos", 2.0),
    ("tres", 3.0),
    ("cuatro", 4.0),
    ("cinco", 5.0),
    ("seis", 6.0),
    ("siete", 7.0),
    ("ocho", 8.0),
    ("nueve", 9.0),
    ("diez", 10.0),
    ("once", 11.0),
    ("doce", 12.0),
    ("trece", 13.0),
    ("catorce", 14.0),
    ("quince", 15.0),
    ("dieciséis", 16.0),
    ("diecisiete", 17.0),
    ("dieciocho", 18.0),
    ("diecinueve", 19.0),
    ("veinte", 20.0),
    ("veintiún", 21.0),
    ("veintiuno", 21.0),
    ("veintiuna", 21.0),
    ("veintidós", 22.0),
    ("veintitrés", 23.0),
    ("veinticuatro", 24.0),
    ("veinticinco", 25.0),
    ("veintiséis", 26.0),
    ("veintisiete", 27.0),
    ("veintiocho", 28.0),
    ("veintinueve", 29.0),
    ("treinta", 30.0),
    ("cuarenta", 40.0),
    ("cincuenta", 50.0),
    ("sesenta", 60.0),
    ("setenta", 70.0),
    ("ochenta", 80.0),
    ("noventa", 90.0),
    ("cien", 100.0),
    ("ciento", 100.0),
    ("doscientos", 200.0),
    ("doscientas", 200.0),
    ("trescientos", 300.0),
    ("trescientas", 300.0),
    ("cuatrocientos", 400.0),
    ("cuatrocientas", 400.0),
    ("quinientos", 500.0),
    ("quinientas", 500.0),
    ("seiscientos", 600.0),
    ("seiscientas", 600.0),
    ("setecientos", 700.0),
    ("setecientas", 700.0),
    ("ochocientos", 800.0),
    ("ochocientas", 800.0),
    ("novecientos", 900.0),
    ("novecientas", 900.0),
    ("medio", 0.5),
    ("media", 0.5),
    ("primer", 1.0),
    ("primero", 1.0),
    ("primera", 1.0),
    ("segundo", 2.0),
    ("segunda", 2.0),
    ("tercer", 3.0),
    ("tercero", 3.0),
    ("tercera", 3.0),
    ("cuarto", 4.0),
    ("cuarta", 4.0),
    ("quinto", 5.0),
    ("quinta", 5.0),
    ("sexto", 6.0),
    ("sexta", 6.0),
    ("séptimo", 7.0),
    ("séptima", 7.0),
    ("octavo", 8.0),
    ("octava", 8.0),
    ("noveno", 9.0),
    ("novena", 9.0),
    ("décimo", 10.0),
    ("décima", 10.0),
    ("ambos", 2.0),
    ("ambas", 2.0),
    ("par", 2.0),
    ("década", 10.0),
    ("decena", 10.0),
    ("docena", 12.0),
    ("docenas", 12.0),
    ("veintena", 20.0),
    ("centenar", 100.0),
    ("siglo", 100.0),
    ("millar", 1000.0),
];

/// Words that multiply what stands before them.
const SCALES: &[(Tongue, &str, f64)] = &[
    (Tongue::English, "dozen", 12.0),
    (Tongue::English, "hundred", 100.0),
    (Tongue::English, "thousand", 1e3),
    (Tongue::English, "million", 1e6),
    (Tongue::English, "billion", 1e9),
    (Tongue::English, "trillion", 1e12),
    (Tongue::Spanish, "docenas", 12.0),
    (Tongue::Spanish, "mil", 1e3),
    (Tongue::Spanish, "millón", 1e6),
    (Tongue::Spanish, "millones", 1e6),
    (Tongue::Spanish, "millardo", 1e9),
    (Tongue::Spanish, "billón", 1e12),
    (Tongue::Spanish, "billones", 1e12),
];

/// Words that may stand within a number.
const WITHIN: &[(Tongue, &[&str])] = &[(Tongue::English, &["and", "a", "of"]), (Tongue::Spanish, &["y"])];

/// A number that is being read.
#[derive(Default)]
struct Run {
    sum: f64,
    part: f64,
    last_scale: f64,
    going: bool,
}

impl Run {
    fn add(&mut self, value: f64) {
        // `un millón y medio` is half a million more.
        let share = if value < 1.0 && value > 0.0 && self.part == 0.0 && self.last_scale > 1.0 {
            self.last_scale
        } else {
            1.0
        };
        self.part += value * share;
        self.going = true;
    }

    fn scale(&mut self, by: f64) {
        let begun = self.sum + self.part > 0.0;
        if by > self.sum {
            self.sum = if begun { (self.sum + self.part) * by } else { by };
        } else {
            self.sum += self.part.max(1.0) * by;
        }
        self.part = 0.0;
        self.last_scale = by;
        self.going = true;
    }
}

/// Every number that `text` spells out, with the parts of each, and its Roman numerals.
pub(crate) fn spelt(text: &str, tongue: Tongue) -> Vec<f64> {
    let units = match tongue {
        Tongue::English => ENGLISH,
        Tongue::Spanish => SPANISH,
        Tongue::Other => &[],
    };
    let within = WITHIN.iter().find(|(of, _)| *of == tongue).map_or(&[][..], |(_, words)| *words);
    let (mut found, mut run) = (Vec::new(), Run::default());
    for (_, token) in words(text) {
        found.extend(roman(token));
        for word in token.to_lowercase().split(['-', '’', '\'']) {
            let unit = units.iter().find(|(name, _)| *name == word);
            let scale = SCALES.iter().find(|(of, name, _)| *of == tongue && *name == word);
            if let Some((_, _, by)) = scale.filter(|_| run.going || unit.is_none()) {
                run.scale(*by);
                found.extend([*by, run.sum]);
            } else if let Some((_, value)) = unit {
                run.add(*value);
                found.extend([*value, run.part, run.sum + run.part]);
            } else if !within.contains(&word) {
                run = Run::default();
            }
        }
    }
    found
}

/// The value of a Roman numeral, as in `Article IV` and `siglo XXI`.
fn roman(token: &str) -> Option<f64> {
    let mut values = Vec::new();
    for c in token.chars() {
        values.push(match c {
            'I' => 1_i32,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        });
    }
    let signed = |(at, value): (usize, &i32)| {
        if values.get(at + 1).is_some_and(|next| next > value) { -value } else { *value }
    };
    Some(f64::from(values.iter().enumerate().map(signed).sum::<i32>()))
}
