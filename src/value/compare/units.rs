//! Units of measure that convert into one another.
//!
//! Comes in: two unit symbols. Goes out: how to bring both to one scale. Factors are whole numbers over whole numbers and
//! exact by definition, so that a conversion is rounded once; the definitions are those of the SI brochure (9th edition), of the
//! international yard and pound agreement (1959: yard 0.9144 m, pound 0.45359237 kg), and of NIST SP 811, appendix B, for what
//! is built from them. Currencies never convert.

/// A unit: its symbol, what it measures, and how to bring it to the base unit of that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    symbol: &'static str,
    dimension: Dimension,
    /// Numerator and denominator of its size in the base unit.
    size: (u64, u64),
    /// The size in another reading, for units that mean two things in print: tons and gallons.
    other: Option<(u64, u64)>,
    /// What is added in this unit before scaling, in hundredths: a temperature counts from another zero.
    shift: i32,
}

/// What a unit measures; units of one dimension convert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Flow,
    Speed,
    Temperature,
    Power,
    Energy,
    Pressure,
    Voltage,
    Frequency,
    Data,
    DataRate,
    Dose,
    Age,
    Days,
    PartsPer,
    Points,
}

impl Scale {
    /// The base amount of `n` of this unit, in its smaller and its greater reading.
    pub(super) fn to_base(self, n: f64) -> (f64, f64) {
        let n = n + f64::from(self.shift) / 100.0;
        let of = |(above, below): (u64, u64)| n * above as f64 / below as f64;
        let (a, b) = (of(self.size), of(self.other.unwrap_or(self.size)));
        (a.min(b), a.max(b))
    }
}

const fn unit(symbol: &'static str, dimension: Dimension, above: u64, below: u64) -> Scale {
    Scale {
        symbol,
        dimension,
        size: (above, below),
        other: None,
        shift: 0,
    }
}

/// A unit that is one of two in print, which the words do not tell apart.
const fn either(
    symbol: &'static str,
    dimension: Dimension,
    size: (u64, u64),
    other: (u64, u64),
) -> Scale {
    Scale {
        other: Some(other),
        ..unit(symbol, dimension, size.0, size.1)
    }
}

const fn shifted(symbol: &'static str, shift: i32, above: u64, below: u64) -> Scale {
    Scale {
        shift,
        ..unit(symbol, Dimension::Temperature, above, below)
    }
}

use Dimension::{
    Age, Area, Data, DataRate, Days, Dose, Energy, Flow, Frequency, Length, Mass, PartsPer, Points,
    Power, Pressure, Speed, Temperature, Voltage, Volume,
};

/// By dimension; the base unit comes first.
static SCALES: &[Scale] = &[
    unit("m", Length, 1, 1),
    unit("mm", Length, 1, 1_000),
    unit("cm", Length, 1, 100),
    unit("km", Length, 1_000, 1),
    // 1,760 yards
    unit("mi", Length, 1_609_344, 1_000),
    unit("nmi", Length, 1_852, 1),
    unit("yd", Length, 9_144, 10_000),
    unit("ft", Length, 3_048, 10_000),
    unit("in", Length, 254, 10_000),
    // 299,792,458 m/s for a year of 365.25 days
    unit("ly", Length, 9_460_730_472_580_800, 1),
    unit("m2", Area, 1, 1),
    unit("ha", Area, 10_000, 1),
    unit("km2", Area, 1_000_000, 1),
    unit("stremma", Area, 1_000, 1),
    unit("dunam", Area, 1_000, 1),
    // 4,840 square yards
    unit("acre", Area, 40_468_564_224, 10_000_000),
    unit("mi2", Area, 2_589_988_110_336, 1_000_000),
    unit("ft2", Area, 9_290_304, 100_000_000),
    unit("yd2", Area, 83_612_736, 100_000_000),
    unit("l", Volume, 1, 1),
    unit("ml", Volume, 1, 1_000),
    unit("m3", Volume, 1_000, 1),
    unit("ft3", Volume, 28_316_846_592, 1_000_000_000),
    // 43,560 cubic feet
    unit("acre-ft", Volume, 1_233_481_837_547_520, 1_000_000_000),
    // 231 cubic inches in the United States, 4.54609 litres in Britain
    either(
        "gal",
        Volume,
        (3_785_411_784, 1_000_000_000),
        (454_609, 100_000),
    ),
    // 42 gallons of the United States
    unit("bbl", Volume, 158_987_294_928, 1_000_000_000),
    unit("kg", Mass, 1, 1),
    unit("g", Mass, 1, 1_000),
    unit("mg", Mass, 1, 1_000_000),
    unit("µg", Mass, 1, 1_000_000_000),
    unit("t", Mass, 1_000, 1),
    unit("kt", Mass, 1_000_000, 1),
    unit("Mt", Mass, 1_000_000_000, 1),
    unit("lb", Mass, 45_359_237, 100_000_000),
    unit("oz", Mass, 45_359_237, 1_600_000_000),
    unit("ozt", Mass, 311_034_768, 10_000_000_000),
    unit("ct", Mass, 2, 10_000),
    unit("short ton", Mass, 90_718_474, 100_000),
    unit("long ton", Mass, 10_160_469_088, 10_000_000),
    // 2,000 or 2,240 pounds; the tonne of 1,000 kg, for which it is written as well, lies between.
    either(
        "ton",
        Mass,
        (90_718_474, 100_000),
        (10_160_469_088, 10_000_000),
    ),
    unit("m3/s", Flow, 1, 1),
    unit("ft3/s", Flow, 28_316_846_592, 1_000_000_000_000),
    unit("bbl/d", Flow, 158_987_294_928, 86_400_000_000_000_000),
    unit("m/s", Speed, 1, 1),
    unit("km/h", Speed, 10, 36),
    unit("mph", Speed, 44_704, 100_000),
    unit("kn", Speed, 1_852, 3_600),
    unit("°C", Temperature, 1, 1),
    shifted("°F", -3_200, 5, 9),
    shifted("K", -27_315, 1, 1),
    unit("W", Power, 1, 1),
    unit("kW", Power, 1_000, 1),
    unit("MW", Power, 1_000_000, 1),
    unit("GW", Power, 1_000_000_000, 1),
    unit("TW", Power, 1_000_000_000_000, 1),
    // 550 foot-pounds of force a second
    unit("hp", Power, 74_569_987_158_227_022, 100_000_000_000_000),
    unit("J", Energy, 1, 1),
    unit("kJ", Energy, 1_000, 1),
    unit("MJ", Energy, 1_000_000, 1),
    unit("GJ", Energy, 1_000_000_000, 1),
    unit("Wh", Energy, 3_600, 1),
    unit("kWh", Energy, 3_600_000, 1),
    unit("MWh", Energy, 3_600_000_000, 1),
    unit("GWh", Energy, 3_600_000_000_000, 1),
    unit("TWh", Energy, 3_600_000_000_000_000, 1),
    // "calories" of food are kilocalories.
    either("cal", Energy, (4_184, 1_000), (4_184, 1)),
    unit("kcal", Energy, 4_184, 1),
    unit("Pa", Pressure, 1, 1),
    unit("hPa", Pressure, 100, 1),
    unit("mbar", Pressure, 100, 1),
    unit("kPa", Pressure, 1_000, 1),
    unit("MPa", Pressure, 1_000_000, 1),
    unit("psi", Pressure, 44_482_216_152_605, 6_451_600_000),
    unit("mmHg", Pressure, 133_322_387_415, 1_000_000_000),
    unit("V", Voltage, 1, 1),
    unit("kV", Voltage, 1_000, 1),
    unit("Hz", Frequency, 1, 1),
    unit("kHz", Frequency, 1_000, 1),
    unit("MHz", Frequency, 1_000_000, 1),
    unit("GHz", Frequency, 1_000_000_000, 1),
    // Decimal prefixes, as IEC 80000-13 has them
    unit("byte", Data, 1, 1),
    unit("kB", Data, 1_000, 1),
    unit("MB", Data, 1_000_000, 1),
    unit("GB", Data, 1_000_000_000, 1),
    unit("TB", Data, 1_000_000_000_000, 1),
    unit("PB", Data, 1_000_000_000_000_000, 1),
    unit("kbit/s", DataRate, 1, 1),
    unit("Mbit/s", DataRate, 1_000, 1),
    unit("Gbit/s", DataRate, 1_000_000, 1),
    unit("Sv", Dose, 1, 1),
    unit("mSv", Dose, 1, 1_000),
    unit("µSv", Dose, 1, 1_000_000),
    unit("yr", Age, 1, 1),
    unit("mo", Age, 1, 12),
    unit("d", Days, 1, 1),
    unit("wk", Days, 7, 1),
    unit("ppm", PartsPer, 1, 1),
    unit("ppb", PartsPer, 1, 1_000),
    unit("pp", Points, 1, 1),
    unit("bp", Points, 1, 100),
];

/// The symbols of all units that measure what `name` says in lower case ("area", "speed"), or the one symbol that is `name` itself; none
/// where it is neither. Magnitudes of earthquakes are `Mw`, which converts into nothing.
pub fn measure_symbols(name: &str) -> Vec<&'static str> {
    if matches!(name, "magnitude" | "Mw") {
        return vec!["Mw"];
    }
    let fits = |scale: &&Scale| {
        scale.symbol == name || format!("{:?}", scale.dimension).to_lowercase() == name
    };
    SCALES
        .iter()
        .filter(fits)
        .map(|scale| scale.symbol)
        .collect()
}

/// The scales of both symbols, where they measure the same thing.
pub(super) fn on_one_base(a: &str, b: &str) -> Option<(Scale, Scale)> {
    let find = |symbol: &str| SCALES.iter().find(|scale| scale.symbol == symbol).copied();
    let (a, b) = (find(a)?, find(b)?);
    (a.dimension == b.dimension).then_some((a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `n` of `from` in `to`, by the first reading of both.
    fn convert(n: f64, from: &str, to: &str) -> f64 {
        let (a, b) = on_one_base(from, to).expect("one dimension");
        let base = |n: f64, s: Scale| Scale { other: None, ..s }.to_base(n).0;
        (base(n, a) - base(0.0, b)) / (base(1.0, b) - base(0.0, b))
    }

    #[test]
    fn published_conversions() {
        // Values as NIST SP 811, appendix B.8, prints them, to the digits it gives.
        for (n, from, to, expected) in [
            (1.0, "mi", "km", 1.609_344),
            (1.0, "acre", "ha", 0.404_685_642_24),
            (640.0, "acre", "mi2", 1.0),
            (1.0, "nmi", "mi", 1.150_779_448),
            (1.0, "long ton", "lb", 2_240.0),
            (1.0, "short ton", "lb", 2_000.0),
            (1.0, "bbl", "gal", 42.0),
            (1.0, "acre-ft", "m3", 1_233.481_838),
            (212.0, "°F", "°C", 100.0),
            (-40.0, "°C", "°F", -40.0),
            (0.0, "K", "°C", -273.15),
            (1.0, "hp", "W", 745.699_871_6),
            (1.0, "psi", "kPa", 6.894_757_293),
            (60.0, "mph", "km/h", 96.560_64),
            (1.0, "kn", "km/h", 1.852),
            (25.0, "bp", "pp", 0.25),
            (86_400.0, "bbl/d", "m3/s", 0.158_987_294_928),
        ] {
            let got = convert(n, from, to);
            assert!(
                (got - expected).abs() <= expected.abs() * 1e-9,
                "{n} {from} is {got} {to}, expected {expected}"
            );
        }
    }

    #[test]
    fn symbols_are_listed_once() {
        for (i, scale) in SCALES.iter().enumerate() {
            assert!(
                SCALES[..i].iter().all(|other| other.symbol != scale.symbol),
                "{} twice",
                scale.symbol
            );
        }
        assert_eq!(on_one_base("km", "ha"), None);
        assert_eq!(on_one_base("pt", "pt"), None);
    }
}
