//! Who a row is about: somebody who is here already, or somebody new; and what they give and need.

use std::collections::HashSet;

use domain::community::AREAS_LIMIT;
use domain::intake::{Entry, Place, What, Wish};
use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::{Channel, Person, Source, Standing};
use domain::survey::answer::{Gives, Needs};
use domain::words::{NOTE_LIMIT, fold, lines};
use domain::{AreaId, CategoryId, KeyId, NeighborId};

use super::Run;
use super::run::Bringing;
use crate::db::Tx;
use crate::needs::NewListing;
use crate::people::NewNeighbor;
use crate::survey::{self, Brought};
use crate::{Broken, Error, community, needs, people};

impl Bringing<'_> {
    /// Somebody with the same contact and the same name. A household may share a telephone, so a contact
    /// alone is not enough.
    pub(super) async fn same_person(
        &self,
        tx: &mut Tx,
        entry: &Entry,
    ) -> Result<Option<(NeighborId, KeyId)>, Error> {
        for hash in self.contact_hashes(entry) {
            for id in people::all_with_contact(tx, self.community, &hash).await? {
                let (neighbor, person) = people::opened(tx, self.app, self.community, id).await?;
                let same = fold(&person.name) == fold(&entry.name);
                if let (true, Some(key)) = (same, neighbor.key) {
                    return Ok(Some((id, key)));
                }
            }
        }
        Ok(None)
    }

    /// What a further row says of somebody who is here joins what was said before.
    pub(super) async fn add_notes(
        &self,
        tx: &mut Tx,
        id: NeighborId,
        entry: &Entry,
    ) -> Result<(), Error> {
        let more = notes(entry);
        if more.is_empty() || self.run == Run::Dry {
            return Ok(());
        }
        let (neighbor, mut person) = people::opened(tx, self.app, self.community, id).await?;
        if person.notes.contains(&more) {
            return Ok(());
        }
        person.notes = lines(&format!("{}\n{more}", person.notes), NOTE_LIMIT);
        people::save(tx, self.app, self.community, &neighbor, &person).await
    }

    fn contact_hashes(&self, entry: &Entry) -> Vec<String> {
        let phone = entry
            .phone
            .as_ref()
            .map(|phone| people::phone_hash(self.app, self.community, phone.e164()));
        let email = entry
            .email
            .as_ref()
            .map(|email| people::email_hash(self.app, self.community, email.as_str()));
        email.into_iter().chain(phone).collect()
    }

    pub(super) async fn newcomer(
        &mut self,
        tx: &mut Tx,
        entry: &Entry,
        keys: &mut Vec<KeyId>,
    ) -> Result<Option<(NeighborId, KeyId)>, Error> {
        if self.run == Run::Dry {
            let who = format!(
                "person {} {}",
                self.contact_hashes(entry).join(" "),
                fold(&entry.name)
            );
            self.tally.people += u64::from(self.seen.insert(who));
            return Ok(None);
        }
        let key = keys
            .pop()
            .ok_or_else(|| Broken::told("no key was made for a new neighbor"))?;
        let area = self.area(tx, entry.area.as_ref()).await?;
        let person = Person {
            name: entry.name.clone(),
            phone: entry.phone.as_ref().map(|phone| phone.e164().to_owned()),
            email: entry.email.as_ref().map(|email| email.as_str().to_owned()),
            through: String::new(),
            notes: lines(&notes(entry), NOTE_LIMIT),
        };
        let new = NewNeighbor {
            person,
            channel: entry.channel.unwrap_or(Channel::Mail),
            language: self.language(entry),
            speaks: entry.languages.clone(),
            area,
            times: entry.times,
            radius: None,
            source: Source::Import,
            key,
        };
        let id = people::insert(tx, self.app, self.community, new).await?;
        if entry.paused {
            people::set_standing(tx, self.community, id, Standing::Paused).await?;
        }
        self.tally.people += 1;
        Ok(Some((id, key)))
    }

    /// The language to write to them in: the first they speak that the program speaks too.
    fn language(&self, entry: &Entry) -> String {
        let spoken = entry
            .languages
            .iter()
            .find(|code| domain::community::SPOKEN.contains(&code.as_str()));
        spoken.unwrap_or(&self.language).clone()
    }

    async fn area(&mut self, tx: &mut Tx, place: Option<&Place>) -> Result<Option<AreaId>, Error> {
        let name = match place {
            None => return Ok(None),
            Some(Place::Area(id)) => return Ok(Some(*id)),
            Some(Place::Named(name)) => name,
        };
        if let Some(id) = self.areas.get(&fold(name)) {
            return Ok(Some(*id));
        }
        if self.areas.len() >= AREAS_LIMIT || fold(name).is_empty() {
            return Ok(None);
        }
        let id =
            community::insert_area(tx, self.app, self.community, name, self.areas.len() as i64)
                .await?;
        self.areas.insert(fold(name), id);
        Ok(Some(id))
    }

    /// Keeps what was written in somebody's own words and is about no category that is known: an organizer says
    /// what it is about.
    pub(super) async fn own_words(
        &self,
        tx: &mut Tx,
        entry: &Entry,
        (neighbor, key): (NeighborId, KeyId),
        row: &str,
    ) -> Result<(), Error> {
        let is_open = entry.stage.listing_state() == ListingState::Open;
        let [gives, needs] = [&entry.gives, &entry.needs].map(|wishes| free(wishes).join("\n"));
        if self.run == Run::Dry || !is_open || (gives.is_empty() && needs.is_empty()) {
            return Ok(());
        }
        let brought = Brought {
            row,
            neighbor,
            key,
            gives: Gives {
                words: gives,
                ..Gives::default()
            },
            needs: Needs {
                words: needs,
                soon: entry.urgency,
                due: entry.due,
                ..Needs::default()
            },
            at: entry.asked_at.unwrap_or(self.app.clock.now()),
            language: &self.language(entry),
        };
        survey::keep_words(tx, self.app, self.community, brought).await
    }

    /// Writes down what a row gives and needs, as far as its neighbor has not said the same already.
    pub(super) async fn wishes(
        &mut self,
        tx: &mut Tx,
        entry: &Entry,
        whose: Option<(NeighborId, KeyId)>,
    ) -> Result<(), Error> {
        // What was met or taken back may be asked for again; what is still open is the same wish.
        let said: HashSet<(Side, CategoryId)> = match whose {
            Some((id, _)) => needs::rows_of(tx, self.community, id)
                .await?
                .iter()
                .map(needs::Row::listing)
                .filter(|listing| {
                    matches!(
                        listing.state,
                        ListingState::Open | ListingState::Paused | ListingState::Matched
                    )
                })
                .map(|listing| (listing.side, listing.terms.category))
                .collect(),
            None => HashSet::new(),
        };
        for (side, wish) in entry
            .gives
            .iter()
            .map(|wish| (Side::Offer, wish))
            .chain(entry.needs.iter().map(|wish| (Side::Need, wish)))
        {
            let What::Category(key) = &wish.what else {
                continue;
            };
            let Some(category) = self.categories.get(key).map(|category| category.id) else {
                continue;
            };
            if said.contains(&(side, category)) {
                continue;
            }
            match side {
                Side::Offer => self.tally.offers += 1,
                Side::Need => self.tally.needs += 1,
            }
            // In a dry run somebody who is here already gets nothing either.
            if let (Some((id, key)), Run::Real) = (whose, self.run) {
                let area = self.area(tx, entry.area.as_ref()).await?;
                let new = listing(side, category, wish, entry, area);
                let since = entry.asked_at.unwrap_or(self.app.clock.now());
                needs::insert_since(tx, self.app, self.community, id, key, &new, since).await?;
            }
        }
        Ok(())
    }
}

/// What was written of which no category is known.
fn free(wishes: &[Wish]) -> Vec<&str> {
    let lines = wishes.iter().filter_map(|wish| match &wish.what {
        What::Line(line) => Some(line.as_str()),
        What::Category(_) => None,
    });
    lines.collect()
}

/// Everything a row says that has no place of its own, so that nothing is lost.
fn notes(entry: &Entry) -> String {
    let mut all = Vec::new();
    // What is done or was taken back needs no sorting, and stays a note.
    if entry.stage.listing_state() != ListingState::Open {
        let lines = free(&entry.gives)
            .into_iter()
            .map(|line| format!("+ {line}"));
        all.extend(lines);
        let lines = free(&entry.needs)
            .into_iter()
            .map(|line| format!("? {line}"));
        all.extend(lines);
    }
    let about = |wishes: &[Wish], more: &str| {
        let has_place = wishes
            .iter()
            .any(|wish| matches!(wish.what, What::Category(_)));
        if has_place {
            String::new()
        } else {
            more.to_owned()
        }
    };
    all.push(about(&entry.gives, &entry.give_note));
    all.push(about(&entry.needs, &entry.need_note));
    all.push(entry.notes_text());
    all.retain(|line| !line.is_empty());
    all.join("\n")
}

fn listing(
    side: Side,
    category: CategoryId,
    wish: &Wish,
    entry: &Entry,
    area: Option<AreaId>,
) -> NewListing {
    let more = if side == Side::Offer {
        &entry.give_note
    } else {
        &entry.need_note
    };
    let note = [wish.note.as_str(), more.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let urgency = if side == Side::Need {
        entry.urgency.unwrap_or(Urgency::Whenever)
    } else {
        Urgency::Whenever
    };
    NewListing {
        side,
        terms: Terms {
            category,
            often: entry.often.unwrap_or(Often::Once),
            quantity: 1,
            area,
            times: entry.times,
            languages: Vec::new(),
            language_matters: false,
            radius: None,
            remote: false,
            wants_known: false,
            urgency,
            due: entry.due.filter(|_| side == Side::Need),
        },
        note: lines(&note, NOTE_LIMIT),
        source: Source::Import,
        answer: None,
        state: entry.stage.listing_state(),
    }
}
