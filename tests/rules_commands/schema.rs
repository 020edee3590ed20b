//! The JSON Schema of rule files: right files follow it, wrong ones do not, and it describes every key.

use jsonschema::Validator;
use serde_json::Value;

use super::{Folder, STRIKE};

fn schema() -> Value {
    let run = Folder::new("schema").rules(&["schema"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    serde_json::from_str(&run.out).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).expect("it is a JSON Schema")
}

fn mistakes(validator: &Validator, yaml: &str) -> Vec<String> {
    // As YAML 1.2 and editors have it, "on" and "no" are words.
    let options = serde_yaml::options! { strict_booleans: true };
    let instance: Value = serde_yaml::from_str_with_options(yaml, options).expect("it is YAML");
    validator
        .iter_errors(&instance)
        .map(|error| error.to_string())
        .collect()
}

#[test]
fn every_rule_file_follows_it() {
    let validator = validator();
    let files = atodds::lexicon::RuleFiles::builtin();
    assert!(files.rules().count() > 1);
    for (path, file) in files.rules() {
        assert_eq!(mistakes(&validator, &file.text), [""; 0], "{path}");
    }
    assert_eq!(mistakes(&validator, STRIKE), [""; 0]);
    let skeleton = Folder::new("schema-new").rules(&["new", "walkout"]);
    assert_eq!(mistakes(&validator, &skeleton.out), [""; 0]);
}

#[test]
fn a_number_is_a_value_without_quotation_marks() {
    let numbered = STRIKE.replace("value: PT48H", "value: 48");
    assert_eq!(mistakes(&validator(), &numbered), [""; 0]);
}

#[test]
fn wrong_files_do_not() {
    let validator = validator();
    for (right, wrong) in [
        ("label: strike", "lable: strike"),
        ("about: Walk-outs by workers.\n", ""),
        ("take: time", "take: tiem"),
        ("type: duration", "type: length"),
        ("window_days: 14", "window_days: -1"),
        ("window_days: 14", "window_days: 14, party: true"),
        ("nouns: [strike, walkout]", "nouns: strike"),
        ("slot: start, take: time", "take: time"),
        ("value: PT48H", "value: PT48H, certainty: sure"),
        ("match: [", "set: {start: [perhaps]}\n    match: ["),
    ] {
        let text = STRIKE.replace(right, wrong);
        assert_ne!(text, STRIKE, "{right} is not in the rule");
        assert!(!mistakes(&validator, &text).is_empty(), "{wrong} passes");
    }
}

/// Every object of the schema refuses keys it does not know, and every key and every word that may be chosen is described.
#[test]
fn every_key_is_described() {
    let schema = schema();
    let definitions = schema["definitions"].as_object().expect("definitions");
    let mut objects = 0;
    for (name, definition) in definitions
        .iter()
        .chain([(&"the file".to_owned(), &schema)])
    {
        assert!(definition["description"].is_string(), "{name}");
        let words = definition["oneOf"].as_array().into_iter().flatten();
        for word in words {
            assert!(word["description"].is_string(), "{name}: {word}");
        }
        let Some(keys) = definition["properties"].as_object() else {
            continue;
        };
        objects += 1;
        assert_eq!(definition["additionalProperties"], false, "{name}");
        for (key, value) in keys {
            let description = value["description"].as_str().unwrap_or_default();
            assert!(description.ends_with('.'), "{name}.{key}: {description:?}");
        }
    }
    assert!(objects >= 10, "{objects} objects");
}
