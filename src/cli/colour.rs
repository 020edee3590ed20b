//! Whether to colour: decided once, from `--color`, the environment and standard output.

use atodds::report::Style;
use colored::control::{self, ShouldColorize};

use super::args::Colour;

/// Decides, and tells `colored`, which paints the lists of this module; reports get the style as an argument.
pub(crate) fn decide(choice: Colour) -> Style {
    let colour = match choice {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => ShouldColorize::from_env().should_colorize(),
    };
    control::set_override(colour);
    Style::new(colour)
}
