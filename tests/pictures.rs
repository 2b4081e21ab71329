//! The practice folder, and the pictures of the real screens.

use crate::support::Laptop;

#[test]
fn practice_stands_apart_and_is_filled_once() {
    let laptop = Laptop::of("T1", "A01");
    let place = laptop.run(&["practice"]).succeeds();
    assert_ne!(place.trim(), laptop.data().display().to_string());
    let listed = |place: &str| {
        let words = ["--data", place.trim(), "interview", "list", "--format", "json"];
        laptop.run(&words).json()["interviews"].as_array().map(Vec::len)
    };
    let filled = listed(&place);
    assert!(filled > Some(9), "{filled:?}");
    laptop.run(&["practice"]).succeeds();
    assert_eq!(listed(&place), filled, "a second time adds nothing");
    let real = laptop.run(&["interview", "list", "--format", "json"]).json();
    assert_eq!(real["interviews"], serde_json::json!([]), "real data stay apart");
}

#[test]
fn every_screen_can_be_pictured() {
    let laptop = Laptop::new();
    let drawn = laptop.run(&["screenshot", "screening"]).succeeds();
    assert!(drawn.contains("Screening"), "{drawn}");
    assert_eq!(
        drawn,
        laptop.run(&["screenshot", "screening"]).succeeds(),
        "the same each time"
    );
    assert!(
        laptop
            .run(&["screenshot", "home", "--svg"])
            .succeeds()
            .starts_with("<svg")
    );
    laptop.run(&["screenshot", "no-such-screen"]).refuses(2);
}

#[test]
fn the_pictures_of_the_readme_are_the_screens_as_they_are() {
    let laptop = Laptop::new();
    for screen in ["screening", "profile"] {
        let kept = format!("{}/docs/{screen}.svg", env!("CARGO_MANIFEST_DIR"));
        let kept = std::fs::read_to_string(kept).expect("the picture that the README shows");
        let drawn = laptop
            .run(&["screenshot", screen, "--lang", "en", "--svg"])
            .succeeds();
        assert!(
            drawn == kept,
            "the screen has changed: repere screenshot {screen} --lang en --svg > docs/{screen}.svg"
        );
    }
}
