//! Reading one row by the plan.

use super::{
    answers::{self, YesNo},
    entry::{Entry, Note, Place, Wants, What, Wish},
    known::Known,
    mapping::{Kind, Plan},
    pieces::{self, Labels},
    times,
    trouble::{Reason, Trouble},
    when,
};
use crate::{
    contact::{Email, Phone},
    needs::Side,
    words::{self, LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT},
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
        let same = |(cell, header): (&String, &String)| cell.trim() == header.trim();
        let is_header = columns > 1 && self.cells.len() >= columns;
        (is_header && self.cells.iter().zip(&self.plan.headers).all(same))
            .then_some(Reason::HeaderAgain)
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

    fn name(&mut self, at: usize, text: &str, kind: &Kind) {
        if answers::is_nothing(text) {
            return;
        }
        if self.is_too_long(at, text, NAME_LIMIT) {
            return;
        }
        if text.contains(['?', '\u{FFFD}']) {
            self.remark(Some(at), Reason::LettersLost);
        }
        let name = words::line(text, NAME_LIMIT);
        let held = match kind {
            Kind::FirstName => &mut self.names.first,
            Kind::LastName => &mut self.names.last,
            _ => &mut self.names.whole,
        };
        if held.is_empty() {
            *held = name;
        } else if *held != name {
            self.note(at, &name);
        }
    }

    fn phone(&mut self, at: usize, text: &str) {
        if text.contains('@') && self.entry.email.is_none() && Email::parse(text).is_ok() {
            return self.email(at, text);
        }
        match Phone::parse(text, self.known.country) {
            Ok((phone, remark)) => {
                if let Some(remark) = remark {
                    match answers::channel(&remark) {
                        Some(channel) if self.entry.channel.is_none() => {
                            self.entry.channel = Some(channel);
                        }
                        _ => self.note(at, &remark),
                    }
                }
                match &self.entry.phone {
                    None => self.entry.phone = Some(phone),
                    Some(first) if *first != phone => self.note(at, text),
                    Some(_) => {}
                }
            }
            Err(_) if answers::is_nothing(text) => {}
            Err(_) => self.unclear(at, text, Reason::PhoneUnreadable),
        }
    }

    fn email(&mut self, at: usize, text: &str) {
        let parts = || {
            text.split([',', ';', ' ', '\n', '/'])
                .filter(|part| !part.is_empty())
        };
        let read = Email::parse(text).ok().map(|email| (email, false));
        let read = read.or_else(|| {
            parts()
                .find_map(|part| Email::parse(part).ok())
                .zip(Some(true))
        });
        match (read, &self.entry.email) {
            (Some((email, more)), None) => {
                self.entry.email = Some(email);
                if more {
                    self.note(at, text);
                }
            }
            (Some((email, _)), Some(first)) if *first != email => self.note(at, text),
            (Some(_), Some(_)) => {}
            (None, _) if answers::is_nothing(text) => {}
            (None, _) => match Phone::parse(text, self.known.country) {
                Ok((phone, None)) if self.entry.phone.is_none() => self.entry.phone = Some(phone),
                _ => self.unclear(at, text, Reason::EmailUnreadable),
            },
        }
    }

    fn area(&mut self, at: usize, text: &str) {
        if answers::is_nothing(text) || self.is_too_long(at, text, LINE_LIMIT) {
            return;
        }
        if self.entry.area.is_some() {
            return self.note(at, text);
        }
        self.entry.area = Some(match self.known.area(text) {
            Some(area) => Place::Area(area),
            None => {
                if self.known.has_areas() {
                    self.remark(Some(at), Reason::AreaUnknown);
                }
                Place::Named(words::line(text, LINE_LIMIT))
            }
        });
    }

    fn languages(&mut self, at: usize, text: &str) {
        let separated = text
            .replace(" and ", ",")
            .replace(" y ", ",")
            .replace('&', ",");
        for word in separated.split([',', ';', '/', '\n', '،']).map(str::trim) {
            if answers::is_nothing(word) {
                continue;
            }
            match self.known.language(word).map(str::to_owned) {
                Some(code) if self.entry.languages.contains(&code) => {}
                Some(code) => self.entry.languages.push(code),
                None => self.unclear(at, word, Reason::LanguageUnknown),
            }
        }
    }

    fn list_by_side(&mut self, at: usize, text: &str) {
        match self.entry.wants {
            Some(Wants::ToGive) => self.list(at, text, &[Side::Offer]),
            Some(Wants::Help) => self.list(at, text, &[Side::Need]),
            Some(Wants::Both) => self.list(at, text, &[Side::Offer, Side::Need]),
            None => {
                self.remark(Some(at), Reason::SideUnclear);
                self.list(at, text, &[Side::Need]);
            }
        }
    }

    fn list(&mut self, at: usize, text: &str, sides: &[Side]) {
        let labels = Labels {
            known: self.known,
            own: &self.plan.words,
        };
        for (wish, reason) in pieces::split(text, &labels) {
            if let Some(reason) = reason {
                self.remark(Some(at), reason);
            }
            for &side in sides {
                self.wish(at, wish.clone(), side);
            }
        }
        for &side in sides {
            self.said(side).extend(pieces::words_said(text));
        }
    }

    fn flag(&mut self, at: usize, text: &str, category: &str, side: Side) {
        let answer = answers::yes_or_no(text);
        if answer == YesNo::No {
            return;
        }
        if answer == YesNo::Unclear {
            self.remark(Some(at), Reason::YesOrNoUnclear);
        }
        let labels = Labels {
            known: self.known,
            own: &self.plan.words,
        };
        let (mut wish, unknown) = pieces::piece(category, &labels);
        wish.note.clear();
        if unknown == Some(Reason::CategoryGuessed) {
            wish.what = What::Line(category.to_owned());
        }
        if answer != YesNo::Yes {
            wish.note = text.to_owned();
        }
        self.wish(at, wish, side);
        self.said(side).extend(pieces::words_said(category));
    }

    fn said(&mut self, side: Side) -> &mut std::collections::BTreeSet<String> {
        match side {
            Side::Offer => &mut self.entry.said.gives,
            Side::Need => &mut self.entry.said.needs,
        }
    }

    /// Adds one thing, or its note to the same thing said before.
    fn wish(&mut self, at: usize, wish: Wish, side: Side) {
        let too_long =
            matches!(&wish.what, What::Line(line) if self.is_too_long(at, line, LINE_LIMIT));
        if too_long || self.is_too_long(at, &wish.note, NOTE_LIMIT) {
            return;
        }
        let wishes = match side {
            Side::Offer => &mut self.entry.gives,
            Side::Need => &mut self.entry.needs,
        };
        match wishes.iter_mut().find(|held| held.what == wish.what) {
            Some(held) if held.note.is_empty() => held.note = wish.note,
            Some(held) if wish.note.is_empty() || held.note.contains(&wish.note) => {}
            Some(held) => held.note = format!("{}; {}", held.note, wish.note),
            None => wishes.push(wish),
        }
    }

    fn more(&mut self, at: usize, text: &str, side: Side) {
        if answers::is_dash(text) || self.is_too_long(at, text, NOTE_LIMIT) {
            return;
        }
        let line = match answers::yes_or_no(text) {
            YesNo::Unclear if text.parse::<f64>().is_err() => words::lines(text, NOTE_LIMIT),
            _ => format!("{}: {text}", self.plan.headers[at].trim()),
        };
        let note = match side {
            Side::Offer => &mut self.entry.give_note,
            Side::Need => &mut self.entry.need_note,
        };
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(&line);
    }

    fn urgency(&mut self, at: usize, text: &str) {
        if let Some(urgency) = answers::urgency(text) {
            self.entry.urgency = self.entry.urgency.max(Some(urgency));
        } else if let Some(day) = when::day(text, self.plan.date_order) {
            self.entry.due = Some(day);
        } else {
            self.unclear(at, text, Reason::UrgencyUnclear);
        }
    }

    fn side(&mut self, at: usize, text: &str) {
        let wants = match answers::wants(text) {
            Some(wants) => wants,
            // "Do you also want to volunteer?": the question says what, the answer whether.
            None => match (
                answers::yes_or_no(text),
                answers::wants(&self.plan.headers[at]),
            ) {
                (YesNo::Yes | YesNo::YesAnd, Some(asked)) => asked,
                _ => return,
            },
        };
        self.entry.wants = match self.entry.wants {
            Some(before) if before != wants => Some(Wants::Both),
            _ => Some(wants),
        };
    }

    fn disabled(&mut self, at: usize, text: &str) {
        match answers::yes_or_no(text) {
            YesNo::No => {}
            YesNo::Yes => self.entry.paused = true,
            YesNo::YesAnd | YesNo::Unclear => {
                self.entry.paused = true;
                self.unclear(at, text, Reason::YesOrNoUnclear);
            }
        }
    }

    fn when(&mut self, at: usize, text: &str) {
        match when::moment(text, self.plan.date_order, &self.known.zone) {
            Some(moment) if self.entry.asked_at.is_none() => self.entry.asked_at = Some(moment),
            Some(_) => {}
            None => self.unclear(at, text, Reason::DateUnclear),
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
        if entry.name.is_empty() && entry.phone.is_none() && entry.email.is_none() {
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
        if self.fatal.is_empty() {
            Ok(self.entry)
        } else {
            Err(self.fatal)
        }
    }
}
