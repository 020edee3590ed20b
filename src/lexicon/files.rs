//! Which rule files there are: the built-in ones, overlaid by a user's folder.
//!
//! A file is known by its path under the rules folder (`talks.yaml`, `lang/en.yaml`, `gazetteer/places.yaml`). A user's
//! file of the same path takes the place of the built-in one; any other is added.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use include_dir::{Dir, File, include_dir};

use crate::error::{Error, ErrorKind, Result};

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The same files as JSON: see `build.rs`.
static PREPARED: Dir<'_> = include_dir!("$OUT_DIR/prepared");

/// The largest file that is read, in bytes.
const LARGEST: u64 = 8 << 20;

/// One YAML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// Path to show in messages: `rules/talks.yaml` for a built-in one, else as found.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it came with the program.
    pub builtin: bool,
    /// What the text says as JSON, without the examples of rules, where it was made when the program was built. It is read in its place,
    /// much faster, but knows no lines: see [`RuleFiles::as_written`].
    pub prepared: Option<&'static str>,
}

impl RuleFile {
    /// Reads a user's file.
    ///
    /// # Errors
    /// When it cannot be read, is not UTF-8, or is larger than 8 MiB: no more than that is read of it.
    pub fn read(path: &Path, shown: String) -> Result<Self> {
        let mut bytes = Vec::new();
        std::fs::File::open(path)
            .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
            .map_err(|error| Error::io(&shown, error))?;
        let is_whole = u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST);
        let text = String::from_utf8(bytes);
        let file = Self {
            path: shown,
            text: String::new(),
            builtin: false,
            prepared: None,
        };
        let problem = match text {
            Ok(text) if is_whole => return Ok(Self { text, ..file }),
            Err(_) if is_whole => file.problem("is not UTF-8", "save it in that encoding"),
            Ok(_) | Err(_) => file.problem(
                format!("is larger than {} MiB", LARGEST >> 20),
                "split it into several files",
            ),
        };
        Err(ErrorKind::Rules(vec![problem]).into())
    }
}

/// The rule files of one run, by their path under the rules folder, in the order of those paths.
#[derive(Debug, Clone, Default)]
pub struct RuleFiles {
    files: BTreeMap<String, RuleFile>,
}

impl RuleFiles {
    /// The files that came with the program.
    pub fn builtin() -> Self {
        let mut found = Self::default();
        found.add_embedded(&BUILTIN);
        found
    }

    /// Adds the `.yaml` and `.yml` files of `folder` and its folders; a file of the same path replaces the one there is.
    ///
    /// # Errors
    /// When the folder, or a file in it, cannot be read; those of [`RuleFile::read`].
    pub fn overlay(&mut self, folder: &Path) -> Result<()> {
        self.overlay_under(folder, "")
    }

    /// The files whose path starts with `prefix` (`""` for all), in order, with their paths.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a RuleFile)> {
        self.files
            .iter()
            .filter(move |(path, _)| path.starts_with(prefix))
            .map(|(path, file)| (path.as_str(), file))
    }

    /// The same files to be read from their texts, to tell where a mistake is, and with the examples of rules.
    #[must_use]
    pub fn as_written(&self) -> Self {
        let mut files = self.files.clone();
        for file in files.values_mut() {
            file.prepared = None;
        }
        Self { files }
    }

    /// The event rules: the files directly in the rules folder.
    pub fn rules(&self) -> impl Iterator<Item = (&str, &RuleFile)> {
        self.under("").filter(|(path, _)| !path.contains('/'))
    }

    /// One file by its path.
    pub fn get(&self, path: &str) -> Option<&RuleFile> {
        self.files.get(path)
    }

    /// Adds one file, or replaces the one of the same path.
    pub fn insert(&mut self, path: impl Into<String>, file: RuleFile) {
        self.files.insert(path.into(), file);
    }

    fn add_embedded(&mut self, dir: &Dir<'_>) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if is_yaml(&path)
                && let Some(text) = file.contents_utf8()
            {
                let prepared = PREPARED.get_file(format!("{path}.json"));
                let file = RuleFile {
                    path: format!("rules/{path}"),
                    text: text.to_owned(),
                    builtin: true,
                    prepared: prepared.and_then(File::contents_utf8),
                };
                self.files.insert(path, file);
            }
        }
        for inner in dir.dirs() {
            self.add_embedded(inner);
        }
    }

    fn overlay_under(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        let shown = folder.display().to_string();
        let entries = std::fs::read_dir(folder).map_err(|e| Error::io(&shown, e))?;
        let mut paths: Vec<_> = entries
            .collect::<std::io::Result<Vec<_>>>()
            .map_err(|e| Error::io(&shown, e))?;
        paths.sort_by_key(std::fs::DirEntry::file_name);
        for entry in paths {
            let path = entry.path();
            let key = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if path.is_dir() {
                self.overlay_under(&path, &format!("{key}/"))?;
            } else if is_yaml(&key) {
                let file = RuleFile::read(&path, path.display().to_string())?;
                self.insert(key.replace(".yml", ".yaml"), file);
            }
        }
        Ok(())
    }
}

fn is_yaml(path: &str) -> bool {
    path.ends_with(".yaml") || path.ends_with(".yml")
}
