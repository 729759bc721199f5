//! Whole figures, made of five, 105, 500 and 600 events: what is drawn is what the table says, and
//! no label hides another.

use crate::model::date::Day;
use crate::site::tests::{each_page, sources};
use serde_json::Value;
use std::collections::BTreeMap;

/// The views of the home page, the timeline and the sources of a site with about `n` events.
fn views(n: usize) -> BTreeMap<String, Value> {
    let mut sources = sources("everything");
    for at in 0..n {
        let day = Day::from_ordinal(20_000 + (at * at % 700) as i64);
        let date = match at % 11 {
            3 => format!("{day}~"),
            5 => format!("{day}/.."),
            7 => day.to_string()[..7].to_owned(),
            _ => day.to_string(),
        };
        let direction = ["escalation", "de-escalation", "mixed", "neutral", "escalation"][at % 5];
        let topics = ["fees", "access"][at % 2];
        let event = format!(
            "title: The {at}th event of a quarrel about the harbour, its boats and what they may land\n\
             date: \"{date}\"\nsummary: It happened.\ndirection: {direction}\nsignificance: {}\n\
             rung: measures\nthreatens: force\nfacts: [{{text: F., sources: [port-notice]}}]\ntopics: [{topics}]\n",
            [1, 2, 3, 3, 4, 5, 2][at % 7],
        );
        sources.add(format!("content/events/e{at}.yaml"), event.as_str().into());
    }
    let mut views = BTreeMap::new();
    each_page(&sources, &mut |_, page, view| {
        if ["index.html", "timeline.html", "sources.html"].contains(&page.path.0.as_str()) {
            views.insert(page.path.0.clone(), serde_json::to_value(view).expect("views are JSON"));
        }
    });
    views
}

fn list<'v>(figure: &'v Value, pointer: &str) -> &'v [Value] {
    figure.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().expect("a number")
}

fn hrefs(list: &[Value], pointer: &str) -> Vec<String> {
    let mut hrefs: Vec<String> = list
        .iter()
        .filter_map(|one| one.pointer(pointer).and_then(Value::as_str).map(str::to_owned))
        .collect();
    hrefs.sort();
    hrefs
}

#[test]
fn the_table_holds_what_is_drawn() {
    for n in [5, 105, 495] {
        let views = views(n);
        let (front, timeline) = (&views["index.html"]["front"], &views["timeline.html"]);
        let direction = &front["figure"];
        let rows = hrefs(list(direction, "/rows"), "/link/href");
        assert!(rows.len() >= n);
        for drawing in ["/wide/marks", "/tall/marks"] {
            assert_eq!(hrefs(list(direction, drawing), "/href"), rows, "{n} {drawing}");
        }
        let (ladder, strip) = (&timeline["ladder"], &views["sources.html"]["strip"]);
        assert_eq!(list(ladder, "/wide/cells").len(), list(ladder, "/rows").len());
        assert_eq!(list(ladder, "/tall/cells").len(), list(ladder, "/rows").len());
        assert_eq!(hrefs(list(strip, "/wide/cells"), "/href"), hrefs(list(strip, "/rows"), "/link/href"));
        let lanes = &timeline["swimlanes"];
        let rows = hrefs(list(lanes, "/rows"), "/link/href");
        for drawing in ["/wide/lanes", "/tall/lanes"] {
            let marks: Vec<Value> =
                list(lanes, drawing).iter().flat_map(|lane| list(lane, "/marks").to_vec()).collect();
            assert!(hrefs(&marks, "/href") == rows, "{n} {drawing}");
        }
    }
}

#[test]
fn beyond_five_hundred_events_marks_are_counts_that_add_up() {
    let views = views(600);
    let direction = &views["index.html"]["front"]["figure"];
    assert!(list(direction, "/wide/marks").is_empty() && list(direction, "/rows").is_empty());
    let sum = |row: &Value| {
        ["up", "down", "other"].map(|key| row[key].as_str().map_or(0, |n| n.parse().unwrap_or(0)))
    };
    let total: usize = list(direction, "/sums").iter().flat_map(sum).sum::<usize>();
    assert!(total >= 600, "{total}");
    assert!(!list(direction, "/wide/sums").is_empty() && !list(direction, "/tall/sums").is_empty());
}

/// A label's box in a drawing that is `width` wide: left, right, top, bottom, and its line's place.
fn boxed(label: &Value, width: f64) -> [f64; 5] {
    let at = number(label, "at") / 100.0 * width;
    let (left, top) = (at + number(label, "left"), number(label, "base") - 12.0);
    [left, left + number(label, "width"), top, top + number(label, "height"), at + number(label, "to_x")]
}

#[test]
fn no_label_hides_another() {
    for n in [5, 105, 495, 600] {
        let views = views(n);
        let figure = &views["index.html"]["front"]["figure"];
        for (drawing, widths) in [("/wide", &[640.0, 802.0, 1117.0][..]), ("/tall", &[285.0])] {
            let labels = list(figure, &format!("{drawing}/labels"));
            assert!(n == 5 || labels.len() > 3, "{n}{drawing}: {}", labels.len());
            for width in widths {
                let boxes: Vec<[f64; 5]> = labels.iter().map(|label| boxed(label, *width)).collect();
                for (at, one) in boxes.iter().enumerate() {
                    assert!(one[0] > -1.0 && one[1] < width + 1.0, "{n}{drawing} {width}: {one:?}");
                    for two in &boxes[at + 1..] {
                        let beside = one[0] < two[1] - 0.5 && two[0] < one[1] - 0.5;
                        let level = one[2] < two[3] - 0.5 && two[2] < one[3] - 0.5;
                        assert!(!(beside && level), "{n}{drawing} {width}: {one:?} {two:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_site_of_one_event_says_why_it_draws_nothing() {
    each_page(&sources("minimal"), &mut |_, page, view| {
        if page.template == "home.html" {
            let view = serde_json::to_value(view).expect("views are JSON");
            let figure = &view["front"]["figure"];
            assert!(figure["refusal"].is_string() && figure["wide"].is_null());
            assert_eq!(list(figure, "/rows").len(), 1);
        }
    });
}

#[test]
fn mixed_and_neutral_events_stand_at_their_days() {
    let view = &views(105)["index.html"]["front"];
    for drawing in ["wide", "tall"] {
        let marks = list(view, &format!("/figure/{drawing}/marks"));
        let band: Vec<&Value> = marks
            .iter()
            .filter(|one| ["mixed", "neutral"].contains(&one["kind"].as_str().unwrap_or("")))
            .collect();
        assert!(band.len() > 20, "{drawing}: {}", band.len());
        assert!(band.iter().all(|one| number(one, "off") == 0.0), "{drawing}");
    }
}
