//! Parses a file and prints the report as JSON: `cargo run --example report_json FILE [PUBLISHED]`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: report_json FILE [PUBLISHED]");
        return ExitCode::FAILURE;
    };
    match run(&path, arguments.next().as_deref()) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(path: &str, published: Option<&str>) -> Result<String, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    let parser = baocao::Parser::new();
    let report = match published {
        Some(date) => parser.parse_published(&text, date.parse()?),
        None => parser.parse(&text),
    };
    Ok(report.to_json())
}
