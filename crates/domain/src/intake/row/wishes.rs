//! What somebody gives and needs, and all that goes with it.

use std::collections::BTreeSet;

use super::{
    super::{
        answers::{self, YesNo},
        entry::{Wants, What, Wish},
        pieces::{self, Labels},
        trouble::Reason,
        when,
    },
    Reading,
};
use crate::{
    needs::Side,
    words::{self, LINE_LIMIT, NOTE_LIMIT},
};

impl Reading<'_> {
    pub(super) fn list_by_side(&mut self, at: usize, text: &str) {
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

    pub(super) fn list(&mut self, at: usize, text: &str, sides: &[Side]) {
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

    pub(super) fn flag(&mut self, at: usize, text: &str, category: &str, side: Side) {
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

    fn said(&mut self, side: Side) -> &mut BTreeSet<String> {
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

    pub(super) fn more(&mut self, at: usize, text: &str, side: Side) {
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

    pub(super) fn urgency(&mut self, at: usize, text: &str) {
        if let Some(urgency) = answers::urgency(text) {
            self.entry.urgency = self.entry.urgency.max(Some(urgency));
        } else if let Some(day) = when::day(text, self.plan.date_order) {
            self.entry.due = Some(day);
        } else {
            self.unclear(at, text, Reason::UrgencyUnclear);
        }
    }

    pub(super) fn side(&mut self, at: usize, text: &str) {
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

    pub(super) fn disabled(&mut self, at: usize, text: &str) {
        match answers::yes_or_no(text) {
            YesNo::No => {}
            YesNo::Yes => self.entry.paused = true,
            YesNo::YesAnd | YesNo::Unclear => {
                self.entry.paused = true;
                self.unclear(at, text, Reason::YesOrNoUnclear);
            }
        }
    }

    pub(super) fn when(&mut self, at: usize, text: &str) {
        match when::moment(text, self.plan.date_order, &self.known.zone) {
            Some(moment) if self.entry.asked_at.is_none() => self.entry.asked_at = Some(moment),
            Some(_) => {}
            None => self.unclear(at, text, Reason::DateUnclear),
        }
    }
}
