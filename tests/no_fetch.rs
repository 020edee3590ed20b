//! A command built without fetching says so when it is given a URL.

#![cfg(all(feature = "cli", not(feature = "fetch")))]

#[test]
fn urls_are_refused_before_anything_is_read() -> Result<(), Box<dyn std::error::Error>> {
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_atodds"))
        .args(["check", "Cargo.toml", "https://me:word@quay.example/"])
        .output()?;
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    assert_eq!(
        String::from_utf8(output.stderr)?,
        "error: https://quay.example/: this atodds was built without fetching\n\
         help: save the page and give the file, or build with the feature `fetch`\n"
    );
    Ok(())
}
