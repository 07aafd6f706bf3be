//! What the cells of a column look like, counted.

use std::collections::{HashMap, HashSet};

use super::super::{
    answers::{self, YesNo},
    folded::{folded, is_address},
    known::Known,
    mapping::DateOrder,
    pieces::{self, Labels},
    times, when,
};
use crate::contact::{Email, Phone, ascii_digit};

/// Different cells of a column that are looked at.
const LOOK_CELLS: usize = 60;
/// Longest cell that is looked into.
const LOOK_CHARS: usize = 300;

/// Counts over the different filled cells of a column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Content {
    pub(super) filled: usize,
    emails: usize,
    phones: usize,
    dates: usize,
    /// Dates with an hour.
    pub(super) instants: usize,
    ticks: usize,
    times: usize,
    areas: usize,
    addresses: usize,
    languages: usize,
    channels: usize,
    stages: usize,
    urgencies: usize,
    wants: usize,
    labels: usize,
    long: usize,
    pub(super) orders: HashMap<DateOrder, usize>,
}

impl Content {
    /// Looks at different cells only: a column of a thousand times "Yes" is told by one of them.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c String>, known: &Known) -> Self {
        let mut content = Self::default();
        let own = HashMap::new();
        let labels = Labels { known, own: &own };
        let mut seen = HashSet::new();
        let mut later = Vec::new();
        for cell in cells.map(|cell| cell.trim()) {
            if cell.is_empty() || !seen.insert(cell) {
                continue;
            }
            let cell: String = cell.chars().take(LOOK_CHARS).collect();
            match content.filled {
                0..LOOK_CELLS => content.count(&cell, known, &labels),
                _ => later.push(cell),
            }
        }
        if content.is_dates() {
            later.iter().for_each(|cell| content.count_order(cell));
        }
        content
    }

    fn count(&mut self, cell: &str, known: &Known, labels: &Labels<'_>) {
        let mut add = |to: fn(&mut Self) -> &mut usize, is: bool| *to(self) += usize::from(is);
        let digits = cell.chars().filter_map(ascii_digit).count();
        let is_date = when::day(cell, DateOrder::MonthFirst).is_some()
            || when::moment(cell, DateOrder::MonthFirst, &known.zone).is_some();
        add(|c| &mut c.filled, true);
        add(
            |c| &mut c.emails,
            cell.contains('@') && Email::parse(cell).is_ok(),
        );
        add(|c| &mut c.dates, is_date);
        add(|c| &mut c.instants, is_date && cell.contains(':'));
        add(|c| &mut c.ticks, is_tick(cell));
        add(|c| &mut c.times, times::times(cell, None).is_some());
        add(|c| &mut c.addresses, is_address(cell));
        add(|c| &mut c.areas, known.area(cell).is_some());
        add(|c| &mut c.channels, answers::channel(cell).is_some());
        add(|c| &mut c.stages, answers::stage(cell).is_some());
        add(|c| &mut c.urgencies, answers::urgency(cell).is_some());
        add(|c| &mut c.wants, answers::wants(cell).is_some());
        add(|c| &mut c.long, cell.split_whitespace().count() > 8);
        let mut words = cell
            .split([',', ';', '/'])
            .map(str::trim)
            .filter(|word| !word.is_empty());
        add(
            |c| &mut c.languages,
            words.any(|word| known.language(word).is_some()),
        );
        let said = pieces::split(cell, labels);
        add(
            |c| &mut c.labels,
            said.iter().any(|(_, reason)| reason.is_none()),
        );
        let is_phone = || Phone::parse(cell, known.country).is_ok();
        add(|c| &mut c.phones, !is_date && digits >= 6 && is_phone());
        if is_date {
            self.count_order(cell);
        }
    }

    fn count_order(&mut self, cell: &str) {
        if let Some(order) = when::order_shown(cell) {
            *self.orders.entry(order).or_default() += 1;
        }
    }

    /// Whether there is nothing to judge by.
    pub(super) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    fn mostly(&self, count: usize) -> bool {
        count * 10 >= self.filled * 6
    }

    fn some(&self, count: usize) -> bool {
        count * 10 >= self.filled * 2
    }

    pub(super) fn is_emails(&self) -> bool {
        self.some(self.emails)
    }

    pub(super) fn is_phones(&self) -> bool {
        self.some(self.phones)
    }

    pub(super) fn is_dates(&self) -> bool {
        self.mostly(self.dates)
    }

    pub(super) fn is_ticks(&self) -> bool {
        self.mostly(self.ticks)
    }

    pub(super) fn is_times(&self) -> bool {
        self.mostly(self.times)
    }

    pub(super) fn has_addresses(&self) -> bool {
        self.some(self.addresses)
    }

    pub(super) fn is_areas(&self) -> bool {
        self.mostly(self.areas)
    }

    pub(super) fn is_languages(&self) -> bool {
        self.mostly(self.languages)
    }

    pub(super) fn is_channels(&self) -> bool {
        self.some(self.channels)
    }

    pub(super) fn is_stages(&self) -> bool {
        self.some(self.stages)
    }

    pub(super) fn is_urgencies(&self) -> bool {
        self.some(self.urgencies)
    }

    pub(super) fn is_sides(&self) -> bool {
        self.mostly(self.wants)
    }

    pub(super) fn is_labels(&self) -> bool {
        self.mostly(self.labels)
    }

    pub(super) fn has_labels(&self) -> bool {
        self.some(self.labels)
    }

    pub(super) fn is_prose(&self) -> bool {
        self.mostly(self.long)
    }
}

/// A plain yes or no. A bare number above one is a count, not a tick.
fn is_tick(cell: &str) -> bool {
    let short = folded(cell).len() <= 9;
    short && !matches!(answers::yes_or_no(cell), YesNo::Unclear | YesNo::YesAnd)
}
