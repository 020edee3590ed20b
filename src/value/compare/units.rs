//! Units of measure that convert into one another.
//!
//! Comes in: two unit symbols. Goes out: how to bring both to one scale. Only exact or defined factors stand here; currencies
//! never convert.

/// A unit: its symbols, its dimension, and `base = value * factor + offset`.
struct Scale {
    symbols: &'static [&'static str],
    dimension: u8,
    factor: f64,
    offset: f64,
}

const fn scale(symbols: &'static [&'static str], dimension: u8, factor: f64) -> Scale {
    Scale {
        symbols,
        dimension,
        factor,
        offset: 0.0,
    }
}

const LENGTH: u8 = 0;
const AREA: u8 = 1;
const MASS: u8 = 2;
const SPEED: u8 = 3;
const TEMPERATURE: u8 = 4;
const VOLUME: u8 = 5;

/// Factors: metre, square metre, kilogram, metre per second, degree Celsius, litre as bases; international foot and pound (1959).
static SCALES: &[Scale] = &[
    scale(&["m"], LENGTH, 1.0),
    scale(&["mm"], LENGTH, 0.001),
    scale(&["cm"], LENGTH, 0.01),
    scale(&["km"], LENGTH, 1_000.0),
    scale(&["mi"], LENGTH, 1_609.344),
    scale(&["nmi"], LENGTH, 1_852.0),
    scale(&["yd"], LENGTH, 0.9144),
    scale(&["ft"], LENGTH, 0.3048),
    scale(&["in"], LENGTH, 0.0254),
    scale(&["m2", "m²"], AREA, 1.0),
    scale(&["ha"], AREA, 10_000.0),
    scale(&["km2", "km²"], AREA, 1_000_000.0),
    scale(&["stremma", "stremmata"], AREA, 1_000.0),
    scale(&["ac", "acre", "acres"], AREA, 4_046.856_422_4),
    scale(&["mi2", "mi²"], AREA, 2_589_988.110_336),
    scale(&["ft2", "ft²"], AREA, 0.092_903_04),
    scale(&["kg"], MASS, 1.0),
    scale(&["g"], MASS, 0.001),
    scale(&["t"], MASS, 1_000.0),
    scale(&["lb"], MASS, 0.453_592_37),
    scale(&["oz"], MASS, 0.028_349_523_125),
    scale(&["m/s"], SPEED, 1.0),
    scale(&["km/h", "kph"], SPEED, 1.0 / 3.6),
    scale(&["mph", "mi/h"], SPEED, 0.447_04),
    scale(&["kn", "kt"], SPEED, 1_852.0 / 3_600.0),
    scale(&["°C"], TEMPERATURE, 1.0),
    Scale {
        symbols: &["°F"],
        dimension: TEMPERATURE,
        factor: 5.0 / 9.0,
        offset: -160.0 / 9.0,
    },
    scale(&["l", "L"], VOLUME, 1.0),
    scale(&["m3", "m³"], VOLUME, 1_000.0),
    scale(&["gal"], VOLUME, 3.785_411_784),
    scale(&["bbl"], VOLUME, 158.987_294_928),
];

/// Factor and offset to the common base of both symbols, where they measure the same thing.
pub(super) fn to_common_base(a: &str, b: &str) -> Option<((f64, f64), (f64, f64))> {
    let find = |symbol: &str| SCALES.iter().find(|scale| scale.symbols.contains(&symbol));
    let (a, b) = (find(a)?, find(b)?);
    (a.dimension == b.dimension).then_some(((a.factor, a.offset), (b.factor, b.offset)))
}
