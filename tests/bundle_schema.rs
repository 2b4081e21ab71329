//! The published schema of a bundle, held against what the program writes.

use serde_json::Value;

use crate::support::Laptop;

/// Whether a value is what a schema says; where not, the path and the rule. Knows the words that the schema uses, and
/// fails on any other.
fn check(schema: &Value, root: &Value, value: &Value, path: &str) -> Result<(), String> {
    let wrong = |rule: &str| Err(format!("{path}: {rule}: {value}"));
    for (word, rule) in schema.as_object().expect("a schema is an object") {
        match word.as_str() {
            "$schema" | "title" | "$defs" => {}
            "$ref" => {
                let name = rule.as_str().expect("a reference").trim_start_matches("#/$defs/");
                check(&root["$defs"][name], root, value, path)?;
            }
            "const" if value != rule => return wrong("const"),
            "const" => {}
            "type" => {
                let fits = match rule.as_str().expect("a type") {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "integer" => value.is_i64(),
                    other => panic!("type {other}"),
                };
                if !fits {
                    return wrong("type");
                }
            }
            "pattern" => {
                let pattern = fancy_regex::Regex::new(rule.as_str().expect("a pattern")).expect("a pattern");
                if !value
                    .as_str()
                    .is_some_and(|text| pattern.is_match(text).unwrap_or(false))
                {
                    return wrong("pattern");
                }
            }
            "required" => {
                let mut names = rule.as_array().expect("names").iter();
                if names.any(|name| value.get(name.as_str().expect("a name")).is_none()) {
                    return wrong("required");
                }
            }
            "properties" => {
                for (name, value) in value.as_object().into_iter().flatten() {
                    match rule.get(name) {
                        Some(rule) => check(rule, root, value, &format!("{path}/{name}"))?,
                        None => return wrong(name),
                    }
                }
            }
            "additionalProperties" => assert_eq!(rule, false, "only closed objects"),
            "minItems" => {
                if (value.as_array().map_or(0, Vec::len) as u64) < rule.as_u64().expect("a number") {
                    return wrong("minItems");
                }
            }
            "prefixItems" => {
                let rules = rule.as_array().expect("rules");
                for (at, (rule, value)) in rules
                    .iter()
                    .zip(value.as_array().into_iter().flatten())
                    .enumerate()
                {
                    check(rule, root, value, &format!("{path}/{at}"))?;
                }
            }
            "items" => {
                let fixed = schema
                    .get("prefixItems")
                    .and_then(Value::as_array)
                    .map_or(0, Vec::len);
                for (at, value) in value.as_array().into_iter().flatten().enumerate().skip(fixed) {
                    if rule == false {
                        return wrong("items");
                    }
                    check(rule, root, value, &format!("{path}/{at}"))?;
                }
            }
            "oneOf" => {
                let fits = rule.as_array().expect("rules").iter();
                if fits.filter(|rule| check(rule, root, value, path).is_ok()).count() != 1 {
                    return wrong("oneOf");
                }
            }
            other => panic!("the schema says {other}, which this check does not know"),
        }
    }
    Ok(())
}

fn schema() -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/bundle.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON")
}

#[test]
fn what_the_program_writes_is_what_the_schema_says() {
    let schema = schema();
    let laptop = Laptop::of("bfa", "P07");
    for authority in ["Tampelga", "Zorgho"] {
        laptop
            .run(&[
                "interview",
                "new",
                "cit",
                "--authority",
                authority,
                "--country",
                "bfa",
            ])
            .succeeds();
    }
    for scope in [&["--all"][..], &["--authority", "Zorgho"]] {
        let words = [&["bundle", "create", "--unsealed", "-o", "out.json"], scope].concat();
        laptop.run(&words).succeeds();
        let text = std::fs::read_to_string(laptop.path("out.json")).expect("written");
        let mut document: Value = serde_json::from_str(&text).expect("JSON");
        check(&schema, &schema, &document, "").unwrap_or_else(|why| panic!("{why}"));
        document["signature"] = "short".into();
        assert!(check(&schema, &schema, &document, "").is_err());
    }
}
