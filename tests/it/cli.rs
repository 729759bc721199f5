//! Stories of the command line, as a user would read them: `tests/cmd/*.md`.

#[test]
fn stories_are_true() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
