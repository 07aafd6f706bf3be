//! A row of a sheet as it would be read, in words.

use app::db::Tx;
use app::intake::looking::Tried;
use domain::intake::{Entry, Place, Reason, Stage, Trouble, What, Wish};
use domain::words::fold;

use crate::needs::names::{self, Names};
use crate::{Problem, Visit};

/// A row as it would be read.
pub(super) struct Seen {
    /// The row of data, counted from 1.
    pub(super) row: u64,
    /// The line of the file.
    pub(super) line: u64,
    /// The name, or what stands for it.
    pub(super) name: String,
    /// Phone and mail.
    pub(super) contact: Vec<String>,
    /// What they could give.
    pub(super) gives: Vec<String>,
    /// What they need.
    pub(super) needs: Vec<String>,
    /// What else was understood.
    pub(super) facts: Vec<String>,
    /// What is kept as it was written.
    pub(super) notes: Vec<String>,
    /// What was not understood.
    pub(super) remarks: Vec<String>,
    /// Why it cannot be read.
    pub(super) trouble: Option<String>,
}

/// What things are called, for pages about a sheet.
pub(super) struct Words {
    names: Names,
    /// The categories by their keys, in order.
    pub(super) categories: Vec<(String, String)>,
}

impl Words {
    pub(super) async fn load(tx: &mut Tx, visit: &Visit) -> Result<Self, Problem> {
        let names = Names::load(tx, visit).await?;
        let known = names.categories.iter().filter(|known| !known.retired);
        let categories = known
            .map(|known| (known.key.clone(), names.category(&known.id).to_owned()))
            .collect();
        Ok(Self { names, categories })
    }

    /// The key of a category, by its key or any of its names.
    pub(super) fn key_of(&self, category: &str) -> Option<&str> {
        let folded = fold(category);
        let found = self.names.categories.iter().find(|known| {
            known.key == category || known.names.0.values().any(|name| fold(name) == folded)
        });
        found.map(|known| known.key.as_str())
    }

    /// What a category is called.
    pub(super) fn category<'a>(&'a self, key: &'a str) -> &'a str {
        let known = self.categories.iter().find(|(known, _)| known == key);
        known.map_or(key, |(_, name)| name)
    }

    pub(super) fn row(&self, visit: &Visit, tried: &Tried) -> Seen {
        let mut seen = Seen {
            row: tried.row,
            line: tried.line,
            name: String::new(),
            contact: Vec::new(),
            gives: Vec::new(),
            needs: Vec::new(),
            facts: Vec::new(),
            notes: Vec::new(),
            remarks: Vec::new(),
            trouble: None,
        };
        match &tried.read {
            Ok(entry) => self.entry(visit, entry, &mut seen),
            Err(troubles) => seen.trouble = troubles.first().map(|first| trouble(visit, first)),
        }
        seen
    }

    fn entry(&self, visit: &Visit, entry: &Entry, seen: &mut Seen) {
        seen.name = match entry.name.as_str() {
            "" => visit.t("intake-no-name"),
            name => name.to_owned(),
        };
        let phone = entry.phone.as_ref().map(|phone| phone.e164().to_owned());
        let email = entry.email.as_ref().map(|email| email.as_str().to_owned());
        seen.contact = phone.into_iter().chain(email).collect();
        seen.gives = self.wishes(&entry.gives);
        seen.needs = self.wishes(&entry.needs);
        seen.facts = self.facts(visit, entry);
        seen.notes = [&entry.give_note, &entry.need_note]
            .into_iter()
            .filter(|note| !note.is_empty())
            .cloned()
            .chain(
                entry
                    .notes
                    .iter()
                    .map(|note| format!("{}: {}", note.about, note.text)),
            )
            .collect();
        seen.remarks = entry
            .remarks
            .iter()
            .map(|one| trouble(visit, one))
            .collect();
    }

    fn wishes(&self, wishes: &[Wish]) -> Vec<String> {
        let said = wishes.iter().map(|wish| {
            let what = match &wish.what {
                What::Category(key) => self.category(key).to_owned(),
                What::Line(line) => format!("“{line}”"),
            };
            match wish.note.as_str() {
                "" => what,
                note => format!("{what} ({note})"),
            }
        });
        said.collect()
    }

    fn facts(&self, visit: &Visit, entry: &Entry) -> Vec<String> {
        let mut facts = Vec::new();
        match &entry.area {
            Some(Place::Area(id)) => facts.push(self.names.area(&Some(*id)).to_owned()),
            Some(Place::Named(name)) => {
                facts.push(visit.t1("intake-new-area", "area", name.as_str()))
            }
            None => {}
        }
        if !entry.languages.is_empty() {
            facts.push(names::languages(visit, &entry.languages));
        }
        if entry.times != domain::Times::default() {
            facts.push(visit.times(&entry.times));
        }
        if let Some(urgency) = entry.urgency.filter(|_| !entry.needs.is_empty()) {
            facts.push(visit.tw("needs-urgency", urgency.word()));
        }
        facts.extend(entry.due.as_ref().map(|day| visit.day(day)));
        facts.extend(
            entry
                .often
                .map(|often| visit.tw("needs-often", often.word())),
        );
        facts.extend(entry.channel.map(|way| visit.tw("people-by", way.word())));
        let stage = match entry.stage {
            Stage::Open => None,
            Stage::UnderWay => Some("intake-stage-under-way"),
            Stage::Met => Some("intake-stage-met"),
            Stage::Closed => Some("intake-stage-closed"),
            Stage::Duplicate => Some("intake-stage-duplicate"),
        };
        facts.extend(stage.map(|key| visit.t(key)));
        if entry.paused {
            facts.push(visit.t("intake-paused"));
        }
        if let Some(at) = &entry.asked_at {
            facts.push(visit.t1("intake-asked-at", "at", visit.moment(at)));
        }
        facts
    }
}

/// A trouble in words, with the column that it is about.
fn trouble(visit: &Visit, trouble: &Trouble) -> String {
    say(visit, trouble.reason, trouble.column.as_deref())
}

/// A reason in words, with the column that it is about.
pub(super) fn say(visit: &Visit, reason: Reason, column: Option<&str>) -> String {
    let why = visit.tw("intake-reason", reason.word());
    match column {
        Some(column) => visit.t2("intake-in-column", "column", column, "why", why),
        None => why,
    }
}
