//! Writes the built-in rule files as JSON, which a run reads in a fraction of the time that YAML takes.
//!
//! One file under `$OUT_DIR/prepared` for each one under `rules/`, of the same path with `.json` behind it. The examples of rules, half of
//! their text, are left out: they are for tests, which read the YAML. What is JSON here must say the same as the YAML does to the types
//! it is read into; tests in `src/` compare the two.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// The key of a rule file that is left out.
const EXAMPLES: &str = "examples";

fn main() -> Result<(), Box<dyn Error>> {
    let rules = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("rules");
    let prepared = Path::new(&env::var("OUT_DIR")?).join("prepared");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", rules.display());
    if prepared.exists() {
        fs::remove_dir_all(&prepared)?;
    }
    prepare(&rules, &prepared)
}

fn prepare(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            prepare(&path, &to.join(name))?;
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let json = json(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            fs::write(
                to.join(PathBuf::from(name).with_extension("yaml.json")),
                json,
            )?;
        }
    }
    Ok(())
}

fn json(path: &Path) -> Result<String, Box<dyn Error>> {
    // `no` and `on` are words here, not booleans.
    let options = serde_yaml::options! { strict_booleans: true };
    let mut value: Value = serde_yaml::from_str_with_options(&fs::read_to_string(path)?, options)?;
    if let Some(keys) = value.as_object_mut() {
        keys.remove(EXAMPLES);
    }
    Ok(value.to_string())
}
