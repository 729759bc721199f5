use super::*;

fn read(text: &str, tongue: Tongue) -> Vec<f64> {
    digits(text, tongue).iter().map(|number| number.values[0]).collect()
}

#[test]
fn grouping_and_decimals_are_those_of_the_language() {
    assert_eq!(
        read("1,234.5 and 1.200 in 2026, 7, 12,5", Tongue::English),
        [1234.5, 1.2, 2026.0, 7.0, 12.0, 5.0]
    );
    assert_eq!(
        read("1.234,5 y 12 345, 1.200 en 2026, 7", Tongue::Spanish),
        [1234.5, 12345.0, 1200.0, 2026.0, 7.0]
    );
    assert_eq!(digits("1,200", Tongue::Spanish)[0].values, [1.2, 1200.0]);
    assert_eq!(read("2026 300", Tongue::Spanish), [2026.0, 300.0]);
    assert_eq!(read("7.1.2026", Tongue::English), [7.0, 1.0, 2026.0]);
}

#[test]
fn words_scale_numbers() {
    assert_eq!(
        read("$500 billion, 1.5-million, £2bn, $3m, 5m", Tongue::English),
        [5e11, 1.5e6, 2e9, 3e6, 5.0]
    );
    assert_eq!(
        read("500.000 millones, 500 mil millones, 3 millones, 20 mil", Tongue::Spanish),
        [5e11, 5e11, 3e6, 2e4]
    );
    assert_eq!(digits("3 to 4 million", Tongue::English)[0].values, [3.0, 3e6]);
    let whole = "about $500 billion then";
    assert_eq!(&whole[digits(whole, Tongue::English)[0].range.clone()], "500 billion");
}

#[test]
fn one_value_in_two_languages() {
    let pairs = [
        ("at 5 p.m.", "a las 17:00"),
        ("at 5 p.m.", "a las 5 p. m."),
        ("at 6:53 pm", "a las 18.53 p. m."),
        ("at 2:30 p.m.", "a las 2:30 de la tarde"),
        ("at 5 p.m.", "a las 17 horas"),
        ("the 1990s", "los años 90"),
        ("2025–26", "2025-2026"),
        ("25%", "25 %"),
        ("the 7th", "el 7.º"),
    ];
    for (english, spanish) in pairs {
        let (one, other) = (digits(english, Tongue::English), digits(spanish, Tongue::Spanish));
        let (one, other) = (one.last().expect(english), other.last().expect(spanish));
        assert!(one.fits(other, true), "{english} | {spanish}: {one:?} {other:?}");
    }
    let (one, other) = (digits("5 a.m.", Tongue::English), digits("5 p. m.", Tongue::Spanish));
    assert!(!one[0].fits(&other[0], true));
}

#[test]
fn a_date_in_figures_has_a_year_and_a_day() {
    assert_eq!(read("on 2026-01-07.", Tongue::English), [2026.0, 7.0]);
}

#[test]
fn numbers_in_words() {
    let has = |text: &str, tongue: Tongue, value: f64| {
        spelt(text, tongue).iter().any(|one| (one - value).abs() < 1e-6)
    };
    for (text, value) in [
        ("thirty-five boats", 35.0),
        ("two hundred and six", 206.0),
        ("half a million", 5e5),
        ("two dozen", 24.0),
        ("three million", 3e6),
    ] {
        assert!(has(text, Tongue::English, value), "{text}: {:?}", spelt(text, Tongue::English));
    }
    for (text, value) in [
        ("treinta y cinco", 35.0),
        ("dos mil millones", 2e9),
        ("tres millones doscientos mil", 3.2e6),
        ("un millón y medio", 1.5e6),
        ("medio millón", 5e5),
        ("siglo XXI", 21.0),
        ("dos docenas", 24.0),
    ] {
        assert!(has(text, Tongue::Spanish, value), "{text}: {:?}", spelt(text, Tongue::Spanish));
    }
}
