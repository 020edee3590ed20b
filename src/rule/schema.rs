//! The JSON Schema of a rule file, by which editors complete and check it.
//!
//! Comes in: the types rule files are read into. Goes out: the schema. It knows keys and words; whether a slot exists or a pattern
//! can be read is for [`load`](super::load) to say.

use schemars::Schema;
use schemars::generate::SchemaSettings;

use super::raw::RawRule;

/// The JSON Schema of a rule file, in the draft that editors support best.
pub fn schema() -> Schema {
    let mut schema = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<RawRule>();
    schema.insert("title".to_owned(), "Rule file of atodds".into());
    schema
}
