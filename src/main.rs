//! The `atodds` command: everything is in the library.

fn main() {}
