//! Reading one row by the plan.

mod person;
mod wishes;

use super::{
    answers,
    entry::{Entry, Note},
    known::Known,
    mapping::{Kind, Plan},
    times,
    trouble::{Reason, Trouble},
    when,
};
use crate::{
    needs::Side,
    words::{self, NOTE_LIMIT},
};

impl Plan {
    /// Reads one row; `row` counts from 1 below the header. Either there is an entry, or at least one
    /// trouble that says why not.
    pub fn read(&self, known: &Known, row: u64, cells: &[String]) -> Result<Entry, Vec<Trouble>> {
        let mut reading = Reading {
            plan: self,
            known,
            cells,
            row,
            entry: Entry::new(row),
            names: Names::default(),
            fatal: Vec::new(),
        };
        if let Some(reason) = reading.hopeless() {
            return Err(vec![reading.trouble(None, reason)]);
        }
        reading.all_cells();
        reading.finish()
    }
}

/// A row on its way to becoming an entry.
struct Reading<'a> {
    plan: &'a Plan,
    known: &'a Known,
    cells: &'a [String],
    row: u64,
    entry: Entry,
    names: Names,
    fatal: Vec<Trouble>,
}

#[derive(Default)]
struct Names {
    whole: String,
    first: String,
    last: String,
}

impl Reading<'_> {
    /// Why the row as a whole says nothing.
    fn hopeless(&self) -> Option<Reason> {
        let columns = self.plan.headers.len();
        let is_blank = |cell: &String| cell.trim().is_empty();
        if self.cells.iter().all(is_blank) {
            return Some(Reason::Blank);
        }
        if self.cells.iter().skip(columns).any(|cell| !is_blank(cell)) {
            return Some(Reason::TooManyCells);
        }
        self.is_header_again().then_some(Reason::HeaderAgain)
    }

    /// Most cells are filled, and every one says what the header says. (A header may carry a number
    /// behind what was written, where two columns had the same.)
    fn is_header_again(&self) -> bool {
        let filled = |(cell, _): &(&String, &String)| !cell.trim().is_empty();
        let pairs: Vec<_> = self
            .cells
            .iter()
            .zip(&self.plan.headers)
            .filter(filled)
            .collect();
        pairs.len() > 1
            && pairs.len() * 2 > self.plan.headers.len()
            && pairs
                .iter()
                .all(|(cell, header)| header.trim().starts_with(cell.trim()))
    }

    fn all_cells(&mut self) {
        let plan = self.plan;
        if self.cells.len() < plan.headers.len() {
            self.remark(None, Reason::ShortRow);
        }
        let filled = |at: &usize| {
            self.cells
                .get(*at)
                .is_some_and(|cell| !cell.trim().is_empty())
        };
        let columns: Vec<usize> = (0..plan.kinds.len()).filter(filled).collect();
        let (sides, others): (Vec<usize>, Vec<usize>) = columns
            .into_iter()
            .partition(|&at| plan.kinds[at] == Kind::Side);
        for at in sides.into_iter().chain(others) {
            self.cell(at, self.cells[at].trim(), &plan.kinds[at]);
        }
    }

    fn cell(&mut self, at: usize, text: &str, kind: &Kind) {
        match kind {
            Kind::Name | Kind::FirstName | Kind::LastName => self.name(at, text, kind),
            Kind::Phone => self.phone(at, text),
            Kind::Email => self.email(at, text),
            Kind::ContactBy => match answers::channel(text) {
                Some(channel) => self.entry.channel = Some(channel),
                None => self.note(at, text),
            },
            Kind::Area => self.area(at, text),
            Kind::Languages => self.languages(at, text),
            Kind::Gives => self.list(at, text, &[Side::Offer]),
            Kind::Needs => self.list(at, text, &[Side::Need]),
            Kind::GivesOrNeeds => self.list_by_side(at, text),
            Kind::GiveFlag { category } => self.flag(at, text, category, Side::Offer),
            Kind::NeedFlag { category } => self.flag(at, text, category, Side::Need),
            Kind::GiveNote => self.more(at, text, Side::Offer),
            Kind::NeedNote => self.more(at, text, Side::Need),
            Kind::Urgency => self.urgency(at, text),
            Kind::Due => match when::day(text, self.plan.date_order) {
                Some(day) => self.entry.due = Some(day),
                None => self.urgency(at, text),
            },
            Kind::Times { day } => match times::times(text, day.map(|day| day as usize)) {
                Some(times) => self.entry.times = self.entry.times.with(times),
                None => self.unclear(at, text, Reason::TimesUnclear),
            },
            Kind::Side => self.side(at, text),
            Kind::Often => match answers::often(text) {
                Some(often) => self.entry.often = Some(often),
                None => self.unclear(at, text, Reason::OftenUnclear),
            },
            Kind::Status => match answers::stage(text) {
                Some(stage) => self.entry.stage = stage,
                None => self.unclear(at, text, Reason::StatusUnclear),
            },
            Kind::Disabled => self.disabled(at, text),
            Kind::When => self.when(at, text),
            Kind::Notes => self.note(at, text),
            Kind::LeftOut => {}
        }
    }

    /// Keeps what was not understood, and says so.
    fn unclear(&mut self, at: usize, text: &str, reason: Reason) {
        if !answers::is_dash(text) {
            self.remark(Some(at), reason);
            self.note(at, text);
        }
    }

    fn note(&mut self, at: usize, text: &str) {
        if answers::is_dash(text) || self.is_too_long(at, text, NOTE_LIMIT) {
            return;
        }
        let about = self.plan.headers[at].trim().to_owned();
        self.entry.notes.push(Note {
            about,
            text: words::lines(text, NOTE_LIMIT),
        });
    }

    fn is_too_long(&mut self, at: usize, text: &str, limit: usize) -> bool {
        let too_long = text.chars().nth(limit).is_some();
        if too_long {
            let trouble = self.trouble(Some(at), Reason::TooLong);
            self.fatal.push(trouble);
        }
        too_long
    }

    fn remark(&mut self, at: Option<usize>, reason: Reason) {
        let trouble = self.trouble(at, reason);
        if !self.entry.remarks.contains(&trouble) {
            self.entry.remarks.push(trouble);
        }
    }

    fn trouble(&self, at: Option<usize>, reason: Reason) -> Trouble {
        Trouble {
            row: self.row,
            column: at.map(|at| self.plan.headers[at].clone()),
            reason,
        }
    }

    fn finish(mut self) -> Result<Entry, Vec<Trouble>> {
        let parts = [&self.names.first, &self.names.last];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|p| !p.is_empty())
            .collect();
        self.entry.name = match self.names.whole.is_empty() {
            true => parts.join(" "),
            false => self.names.whole.clone(),
        };
        let entry = &self.entry;
        let nobody = entry.name.is_empty() && entry.phone.is_none() && entry.email.is_none();
        if nobody && self.fatal.is_empty() {
            let unreadable = [Reason::PhoneUnreadable, Reason::EmailUnreadable];
            let contacts = entry
                .remarks
                .iter()
                .filter(|r| unreadable.contains(&r.reason))
                .cloned();
            self.fatal.extend(contacts);
            self.fatal.push(self.trouble(None, Reason::NoPerson));
        }
        if self.entry.gives.len() + self.entry.needs.len() > super::WISHES_LIMIT {
            self.fatal.push(self.trouble(None, Reason::TooManyWishes));
        }
        let kept = [
            &self.entry.notes_text(),
            &self.entry.give_note,
            &self.entry.need_note,
        ];
        let kept: usize = kept.iter().map(|text| text.chars().count()).sum();
        if kept > NOTE_LIMIT && self.fatal.is_empty() {
            self.fatal.push(self.trouble(None, Reason::TooLong));
        }
        if self.fatal.is_empty() {
            Ok(self.entry)
        } else {
            Err(self.fatal)
        }
    }
}
