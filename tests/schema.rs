//! The schema in the repository is the one that the types give.

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report.schema.json");

/// `BAOCAO_UPDATE=1 cargo test --features schema --test schema` writes it anew.
#[test]
fn the_kept_schema_is_current() {
    let schema = baocao::json_schema();
    if std::env::var_os("BAOCAO_UPDATE").is_some() {
        std::fs::write(PATH, &schema).expect("the schema folder can be written");
    }
    let kept = std::fs::read_to_string(PATH).expect("the schema is kept in the repository");
    assert!(
        kept == schema,
        "{PATH} is not what the types give: run BAOCAO_UPDATE=1 cargo test --features schema --test schema"
    );
}
