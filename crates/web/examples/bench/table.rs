//! The table that is printed: what was measured, and what was promised.

use std::fmt;

/// The rows, in the order they were measured.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    what: String,
    measured: String,
    promised: String,
    kept: Option<bool>,
}

impl Table {
    /// Something that should be at most so much.
    pub fn at_most(&mut self, what: impl Into<String>, measured: f64, most: f64, unit: &str) {
        self.add(
            what,
            amount(measured, unit),
            format!("≤ {}", amount(most, unit)),
            Some(measured <= most),
        );
    }

    /// Something that should be at least so much.
    pub fn at_least(&mut self, what: impl Into<String>, measured: f64, least: f64, unit: &str) {
        self.add(
            what,
            amount(measured, unit),
            format!("≥ {}", amount(least, unit)),
            Some(measured >= least),
        );
    }

    /// Something that is good to know.
    pub fn known(&mut self, what: impl Into<String>, measured: f64, unit: &str) {
        self.add(what, amount(measured, unit), String::new(), None);
    }

    /// Something that could not be measured.
    pub fn skipped(&mut self, what: impl Into<String>, why: &str) {
        self.add(what, format!("skipped: {why}"), String::new(), None);
    }

    fn add(
        &mut self,
        what: impl Into<String>,
        measured: String,
        promised: String,
        kept: Option<bool>,
    ) {
        self.0.push(Row {
            what: what.into(),
            measured,
            promised,
            kept,
        });
    }
}

fn amount(number: f64, unit: &str) -> String {
    let digits = if number >= 100.0 || number.fract() == 0.0 {
        0
    } else {
        2
    };
    format!("{number:.digits$} {unit}")
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| What | Measured | Promised | |")?;
        writeln!(f, "|---|---:|---:|---|")?;
        for row in &self.0 {
            let kept = match row.kept {
                Some(true) => "kept",
                Some(false) => "**not kept**",
                None => "",
            };
            writeln!(
                f,
                "| {} | {} | {} | {kept} |",
                row.what, row.measured, row.promised
            )?;
        }
        Ok(())
    }
}
