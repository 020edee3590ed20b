//! Pages kept between runs, in a folder the user names, so that a server need only say that its page has not changed.
//!
//! A page is never used without asking: no age makes a copy good, and none is used when the server does not answer. Each entry
//! is one file: a line of JSON, then the page. Its name is a hash of the address, which therefore cannot choose it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use atodds::error::{Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::client::{Page, Version};
use crate::cli::inputs::reason;

/// Changes whenever entries written before could be misread.
const FORMAT: u32 = 1;

/// More than the line of any entry is long: servers' headers are limited, too.
const HEAD_LIMIT: u64 = 256 * 1024;

/// The folder.
pub(super) struct Cache {
    folder: PathBuf,
    max_bytes: u64,
}

/// A page as it was kept.
pub(super) struct Kept {
    /// The address it came from in the end, the only one its version means something to.
    pub(super) came_from: String,
    pub(super) page: Page,
}

/// The first line of an entry.
#[derive(Serialize, Deserialize)]
struct Head {
    format: u32,
    url: String,
    came_from: String,
    etag: Option<String>,
    last_modified: Option<String>,
    content_type: Option<String>,
    length: u64,
    sha256: String,
}

impl Cache {
    /// Opens a folder, which is made if it is not there. Pages larger than `max_bytes` are left where they are.
    ///
    /// # Errors
    /// When it cannot be made, or is a file.
    pub(super) fn open(folder: &Path, max_bytes: u64) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|error| {
            Error::usage(
                format!("{}: cannot be used: {}", folder.display(), reason(&error)),
                "--cache takes a folder that can be written to",
            )
        })?;
        Ok(Self {
            folder: folder.to_owned(),
            max_bytes,
        })
    }

    /// What was kept of an address, if anything.
    ///
    /// # Errors
    /// What is wrong with the entry. It counts for nothing then, and the next page takes its place.
    pub(super) fn load(&self, url: &str) -> std::result::Result<Option<Kept>, String> {
        let file = match File::open(self.path(url)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(format!("cannot be read: {}", reason(&error))),
        };
        let mut bytes = Vec::new();
        file.take(HEAD_LIMIT + self.max_bytes)
            .read_to_end(&mut bytes)
            .map_err(|error| format!("cannot be read: {}", reason(&error)))?;
        let damaged = || "is damaged".to_owned();
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let body = bytes.split_off(end.ok_or_else(damaged)? + 1);
        let head: Head = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        if head.format != FORMAT || head.url != url || head.length > self.max_bytes {
            return Ok(None);
        }
        if head.length != body.len() as u64 || head.sha256 != hash(&body) {
            return Err(damaged());
        }
        Ok(Some(Kept {
            came_from: head.came_from,
            page: Page {
                body,
                content_type: head.content_type,
                version: Version {
                    etag: head.etag,
                    last_modified: head.last_modified,
                },
                may_be_kept: true,
            },
        }))
    }

    /// Keeps a page, unless its server says not to, or says nothing to tell its next version by.
    ///
    /// # Errors
    /// Why it could not be kept.
    pub(super) fn store(
        &self,
        url: &str,
        came_from: &str,
        page: &Page,
    ) -> std::result::Result<(), String> {
        if !page.may_be_kept || page.version == Version::default() {
            return Ok(());
        }
        let head = Head {
            format: FORMAT,
            url: url.to_owned(),
            came_from: came_from.to_owned(),
            etag: page.version.etag.clone(),
            last_modified: page.version.last_modified.clone(),
            content_type: page.content_type.clone(),
            length: page.body.len() as u64,
            sha256: hash(&page.body),
        };
        self.write(url, &head, &page.body)
            .map_err(|error| format!("cannot be written: {}", reason(&error)))
    }

    /// Writes an entry beside its place and moves it there, so that no run sees half of one.
    fn write(&self, url: &str, head: &Head, body: &[u8]) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(&self.folder)?;
        serde_json::to_writer(&mut file, head)?;
        file.write_all(b"\n")?;
        file.write_all(body)?;
        file.persist(self.path(url))?;
        Ok(())
    }

    fn path(&self, url: &str) -> PathBuf {
        self.folder.join(format!("{}.page", hash(url.as_bytes())))
    }
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
