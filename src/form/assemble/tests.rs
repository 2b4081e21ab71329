use super::*;

const LISTS: &str = "list yn\nyes | Oui | Yes\nno | Non | No\n\nlist who : kind\nus | Nous | Us | a\noth | Autre | Other | b\n";
const PARTS: &str = "let gate = ${ok} = 'yes'\n\npart head\nselect_one yn ok required answer_only\n  fr: D’accord ?\n  en: Agreed?\n";

fn made(form: &str) -> Result<Vec<Assembled>, Vec<AssembleError>> {
    assemble(&[
        Source {
            name: "lists.txt",
            text: LISTS,
        },
        Source {
            name: "parts.txt",
            text: PARTS,
        },
        Source {
            name: "x.txt",
            text: form,
        },
    ])
}

fn workbook(form: &str) -> serde_json::Value {
    let forms = made(form).expect("the sources make a form");
    serde_json::from_str(&forms[0].json).expect("a form is JSON")
}

fn fault(form: &str) -> (String, usize, Fault) {
    let faults = made(form).expect_err("the sources make no form");
    (faults[0].file.clone(), faults[0].line, faults[0].fault.clone())
}

#[test]
fn a_part_a_list_and_a_name_are_put_in_their_places() {
    let book = workbook(
        "form x\n  version: 1\n\nuse head\ngroup g\n  fr: G\n  relevant: @gate and\n    ${ok} != ''\nend\n",
    );
    assert_eq!(book["settings"][0]["form_id"], "x");
    assert_eq!(book["survey"][0]["type"], "select_one yn");
    assert_eq!(book["survey"][0]["nonresponse"], "none");
    assert_eq!(book["survey"][1]["relevant"], "${ok} = 'yes' and ${ok} != ''");
    assert_eq!(book["survey"][2]["type"], "end_group");
    assert_eq!(book["choices"].as_array().map(Vec::len), Some(2));
}

#[test]
fn other_brings_a_question_that_keeps_the_marks() {
    let book = workbook("form x\nselect_multiple who w sensitive\n  fr: Qui ?\n");
    assert_eq!(book["survey"][1]["name"], "w_oth");
    assert_eq!(book["survey"][1]["relevant"], "selected(${w}, 'oth')");
    assert_eq!(book["survey"][1]["sensitive"], "yes");
    assert_eq!(book["choices"][1]["kind"], "b");
}

#[test]
fn a_fault_says_the_file_and_the_line() {
    let unknown = Fault::UnknownWord { word: "txet".into() };
    assert_eq!(fault("form x\n\ntxet a\n"), ("x.txt".into(), 3, unknown));
    let missing = Fault::NotFound {
        what: "list",
        name: "nope".into(),
    };
    assert_eq!(fault("form x\nselect_one nope a\n"), ("x.txt".into(), 2, missing));
    let property = Fault::UnknownProperty { key: "lable".into() };
    assert_eq!(
        fault("form x\ntext a\n  lable: A\n"),
        ("x.txt".into(), 2, property)
    );
    let circle = Fault::Circle { name: "a".into() };
    assert_eq!(
        fault("let a = @a\nform x\ntext q\n  relevant: @a\n"),
        ("x.txt".into(), 3, circle)
    );
    let end = Fault::OutOfPlace {
        statement: "end".into(),
    };
    assert_eq!(fault("form x\nend\n"), ("x.txt".into(), 2, end));
}

#[test]
fn a_reference_list_comes_from_csv() {
    let forms = assemble(&[
        Source {
            name: "lists/place.csv",
            text: "code,fr,en,zone\nbfa,\"Burkina, le\",Burkina,w\n",
        },
        Source {
            name: "x.txt",
            text: "form x\nselect_one place p\n  fr: Où ?\n",
        },
    ])
    .expect("a form");
    assert!(
        forms[0].json.contains(r#""label::Français (fr)": "Burkina, le""#),
        "{}",
        forms[0].json
    );
    let short = assemble(&[Source {
        name: "a.csv",
        text: "code,fr,en\nx,y\n",
    }])
    .expect_err("a short row");
    assert_eq!(short[0].line, 2);
}

#[test]
fn what_is_defined_twice_is_refused() {
    let twice = Fault::Twice {
        what: "list",
        name: "yn".into(),
    };
    assert_eq!(fault("list yn\nform x\n"), ("x.txt".into(), 1, twice));
}
