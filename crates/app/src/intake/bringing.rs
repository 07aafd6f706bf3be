//! Bringing a spreadsheet in: each row becomes a neighbor with what they give and need, or is reported.
//!
//! Running the same file again changes nothing, a longer one adds only what is new: a row is known again by a
//! keyed hash of who, when and what, and a person by the same contact under the same name. Rows go in by
//! batches, each all or nothing, so that memory stays bounded and a broken run is simply run again.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use domain::community::{AREAS_LIMIT, Category};
use domain::contact::Country;
use domain::intake::{Entry, Known, Mapping, Misfit, Place, Plan, Trouble, What, Wish};
use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::{Actor, Channel, Person, Source, Standing};
use domain::words::{NOTE_LIMIT, fold, lines};
use domain::{AreaId, CategoryId, CommunityId, ImportId, KeyId, NeighborId};
use serde::Serialize;

use super::reader::{Row, Sheet};
use crate::community::starter;
use crate::db::Tx;
use crate::needs::NewListing;
use crate::people::NewNeighbor;
use crate::{App, Broken, Error, community, needs, people};

/// Rows that go in at once.
const BATCH: usize = 200;
/// Most remarks and reports that are kept in the answer; all are counted.
const REPORTED: usize = 100_000;

/// A row that was not taken in, or something in a row that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// The row of data, counted from 1 below the header.
    pub row: u64,
    /// The header of the column, when it is about one cell.
    pub column: Option<String>,
    /// Why, as a stable word.
    pub reason: &'static str,
}

impl From<Trouble> for Reported {
    fn from(trouble: Trouble) -> Self {
        Self {
            row: trouble.row,
            column: trouble.column,
            reason: trouble.reason.word(),
        }
    }
}

/// What a run came to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Outcome {
    /// Rows of data in the file.
    pub rows: u64,
    /// Rows that were taken in.
    pub imported: u64,
    /// Rows that were here already.
    pub unchanged: u64,
    /// Rows that were not taken in, and why.
    pub reported: Vec<Reported>,
    /// Rows that were taken in with something in them that was not understood and kept as it was written.
    pub remarks: Vec<Reported>,
    /// New neighbors.
    pub people: u64,
    /// New needs.
    pub needs: u64,
    /// New offers.
    pub offers: u64,
}

/// How far a run has come: bytes read, bytes in all.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, u64) + Send);

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Nothing: only what would come is counted.
    Dry,
    /// Everything.
    Real,
}

/// What a community knows, for reading its sheets: its categories, areas and languages by all their names.
pub async fn known(tx: &mut Tx, community: CommunityId) -> Result<Known, Error> {
    let home = community::load(tx, community).await?;
    let country = home.country.parse().unwrap_or(Country::US);
    let mut known = Known::new(country, home.zone.clone());
    for category in community::categories(tx, community).await? {
        let words: Vec<String> = category
            .words
            .0
            .values()
            .flat_map(|list| list.split(','))
            .map(|word| word.trim().to_owned())
            .collect();
        known.add_category(&category.key, category.names.0.values(), words);
    }
    for area in community::areas(tx, community).await? {
        known.add_area(area.id, [area.name]);
    }
    for language in starter::LANGUAGES.iter() {
        let names = language
            .names
            .0
            .values()
            .chain([&language.own])
            .chain(&language.words);
        known.add_language(&language.code, names);
    }
    Ok(known)
}

/// Fits a mapping to a sheet, or says which of its columns are not there.
pub fn plan<R: Read + Seek>(mapping: &Mapping, sheet: &Sheet<R>) -> Result<Plan, Vec<Misfit>> {
    mapping.fit(sheet.headers())
}

/// Brings a sheet in.
pub async fn bring_in<R: Read + Seek>(
    app: &App,
    who: Actor,
    mut sheet: Sheet<R>,
    plan: &Plan,
    run: Run,
    progress: Progress<'_>,
) -> Result<Outcome, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let known = known(&mut tx, community).await?;
    drop(tx);
    let mut bringing = Bringing::begin(app, who, run).await?;
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let row = sheet.next().transpose()?;
        let is_last = row.is_none();
        if let Some(row) = row {
            bringing.outcome.rows += 1;
            match read(plan, &known, &row) {
                Ok(entry) => batch.push(entry),
                Err(troubles) => bringing.report(troubles),
            }
        }
        if batch.len() == BATCH || is_last {
            bringing.take(&mut batch).await?;
            progress(sheet.read_bytes(), sheet.size_bytes());
        }
        if is_last {
            break;
        }
    }
    bringing.end().await
}

fn read(plan: &Plan, known: &Known, row: &Row) -> Result<Entry, Vec<Trouble>> {
    match row.broken {
        Some(reason) => Err(vec![Trouble {
            row: row.number,
            column: None,
            reason,
        }]),
        None => plan.read(known, row.number, &row.cells),
    }
}

/// A run under way.
struct Bringing<'a> {
    app: &'a App,
    community: CommunityId,
    run: Run,
    import: ImportId,
    categories: HashMap<String, Category>,
    areas: HashMap<String, AreaId>,
    language: String,
    /// In a dry run: rows and people that would be here by now.
    seen: HashSet<String>,
    outcome: Outcome,
}

impl<'a> Bringing<'a> {
    async fn begin(app: &'a App, who: Actor, run: Run) -> Result<Self, Error> {
        let community = who.community();
        let now = app.clock.now();
        let import: ImportId = app.chance.id(now);
        let mut tx = app.db.write(community).await?;
        let categories = community::categories(&mut tx, community).await?;
        let areas = community::areas(&mut tx, community).await?;
        let home = community::load(&mut tx, community).await?;
        if run == Run::Real {
            exec!(
                &mut tx,
                "insert into imports (community_id, id, upload_id, state, rows_seen, imported, unchanged, reported, people, needs, offers, by_id, begun_at, ended_at)
                 values ($1, $2, null, 'running', 0, 0, 0, 0, 0, 0, 0, $3, $4, null)",
                community,
                import,
                who.neighbor(),
                now
            )?;
        }
        tx.commit().await?;
        Ok(Self {
            app,
            community,
            run,
            import,
            categories: categories
                .into_iter()
                .map(|category| (category.key.clone(), category))
                .collect(),
            areas: areas
                .into_iter()
                .map(|area| (fold(&area.name), area.id))
                .collect(),
            language: home.first_language().to_owned(),
            seen: HashSet::new(),
            outcome: Outcome::default(),
        })
    }

    fn report(&mut self, troubles: Vec<Trouble>) {
        let room = REPORTED.saturating_sub(self.outcome.reported.len());
        // One report a row: the first reason is the one that kept it out.
        self.outcome
            .reported
            .extend(troubles.into_iter().take(1.min(room)).map(Reported::from));
    }

    async fn take(&mut self, batch: &mut Vec<Entry>) -> Result<(), Error> {
        let now = self.app.clock.now();
        let mut keys = Vec::with_capacity(batch.len());
        if self.run == Run::Real {
            for _ in 0..batch.len() {
                keys.push(self.app.vault.new_key(now).await?);
            }
        }
        let mut tx = match self.run {
            Run::Real => self.app.db.write(self.community).await?,
            Run::Dry => self.app.db.read().await?,
        };
        for entry in batch.drain(..) {
            let room = REPORTED.saturating_sub(self.outcome.remarks.len());
            let remarks: Vec<Reported> = entry
                .remarks
                .iter()
                .cloned()
                .map(Reported::from)
                .take(room)
                .collect();
            if self.row(&mut tx, entry, &mut keys).await? {
                self.outcome.remarks.extend(remarks);
            }
        }
        self.app.vault.hand_back(keys);
        tx.commit().await
    }

    /// Takes one row in; false when it was here already.
    async fn row(
        &mut self,
        tx: &mut Tx,
        entry: Entry,
        keys: &mut Vec<KeyId>,
    ) -> Result<bool, Error> {
        let source = data_encoding::HEXLOWER.encode(&entry.fingerprint_source());
        let hash = self
            .app
            .vault
            .index(self.community, "imported row", &source);
        if !self.seen.insert(hash.clone()) || self.is_here(tx, &hash).await? {
            self.outcome.unchanged += 1;
            return Ok(false);
        }
        let neighbor = match self.same_person(tx, &entry).await? {
            Some(neighbor) => {
                self.add_notes(tx, neighbor.0, &entry).await?;
                Some(neighbor)
            }
            None => self.newcomer(tx, &entry, keys).await?,
        };
        self.wishes(tx, &entry, neighbor).await?;
        self.outcome.imported += 1;
        if self.run == Run::Real {
            exec!(
                tx,
                "insert into imported_rows (community_id, row_hash, import_id, neighbor_id) values ($1, $2, $3, $4)",
                self.community,
                hash,
                self.import,
                neighbor.map(|(id, _)| id)
            )?;
        }
        Ok(true)
    }

    async fn is_here(&self, tx: &mut Tx, hash: &str) -> Result<bool, Error> {
        let found = opt!(
            tx,
            (String,),
            "select row_hash from imported_rows where community_id = $1 and row_hash = $2",
            self.community,
            hash
        )?;
        Ok(found.is_some())
    }

    /// Somebody with the same contact and the same name. A household may share a telephone, so a contact
    /// alone is not enough.
    async fn same_person(
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
    async fn add_notes(&self, tx: &mut Tx, id: NeighborId, entry: &Entry) -> Result<(), Error> {
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

    async fn newcomer(
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
            self.outcome.people += u64::from(self.seen.insert(who));
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
        self.outcome.people += 1;
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

    /// Writes down what a row gives and needs, as far as its neighbor has not said the same already.
    async fn wishes(
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
                Side::Offer => self.outcome.offers += 1,
                Side::Need => self.outcome.needs += 1,
            }
            if let Some((id, key)) = whose {
                let new = listing(side, category, wish, entry);
                needs::insert(tx, self.app, self.community, id, key, &new).await?;
            }
        }
        Ok(())
    }

    async fn end(self) -> Result<Outcome, Error> {
        if self.run == Run::Real {
            let (app, outcome) = (self.app, &self.outcome);
            let mut tx = app.db.write(self.community).await?;
            exec!(
                &mut tx,
                "update imports set state = 'done', rows_seen = $3, imported = $4, unchanged = $5, reported = $6, people = $7, needs = $8,
                                    offers = $9, ended_at = $10
                 where community_id = $1 and id = $2",
                self.community,
                self.import,
                outcome.rows as i64,
                outcome.imported as i64,
                outcome.unchanged as i64,
                outcome.reported.len() as i64,
                outcome.people as i64,
                outcome.needs as i64,
                outcome.offers as i64,
                app.clock.now()
            )?;
            tx.commit().await?;
        }
        Ok(self.outcome)
    }
}

/// Everything a row says that has no place of its own, so that nothing is lost.
fn notes(entry: &Entry) -> String {
    let free = |wishes: &[Wish], mark: &str| {
        let lines = wishes.iter().filter_map(|wish| match &wish.what {
            What::Line(line) => Some(format!("{mark} {line}")),
            What::Category(_) => None,
        });
        lines.collect::<Vec<_>>()
    };
    let mut all = free(&entry.gives, "+");
    all.extend(free(&entry.needs, "?"));
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

fn listing(side: Side, category: CategoryId, wish: &Wish, entry: &Entry) -> NewListing {
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
            area: None,
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
