//! A run under way: rows gather in batches, and each batch goes in whole, together with how far the run has
//! come by then.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::community::Category;
use domain::intake::{Entry, Reason, Trouble};
use domain::people::Actor;
use domain::words::fold;
use domain::{AreaId, CommunityId, ImportId, KeyId, Refusal};

use super::super::reader::Row;
use super::{Outcome, REPORTED, Reported, Run};
use crate::db::Tx;
use crate::intake::{cells_name, runs};
use crate::{App, Error, community};

/// Rows that go in at once.
const BATCH: usize = 200;
/// Text that is held at once, in bytes; a batch of long rows has fewer of them.
const BATCH_BYTES: usize = 2_000_000;
/// Rows that are named for each kind of remark.
const NAMED: usize = 8;

/// How often each remark was made, and the first rows that it is about.
pub(crate) type Remarks = BTreeMap<Reason, (u64, Vec<u64>)>;

/// How far a run has come.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    pub(crate) rows: u64,
    pub(crate) imported: u64,
    pub(crate) unchanged: u64,
    pub(crate) reported: u64,
    pub(crate) people: u64,
    pub(crate) needs: u64,
    pub(crate) offers: u64,
    pub(crate) read_bytes: u64,
    pub(crate) remarks: Remarks,
}

/// A row on its way in.
struct Offered {
    row: Row,
    read: Result<Entry, Vec<Trouble>>,
}

/// Where it is written down how far a run has come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ledger {
    pub(crate) import: ImportId,
    /// Whether rows that could not be read are kept for mending; if not, they are only told.
    pub(crate) keeps: bool,
}

/// A run under way.
pub(crate) struct Bringing<'a> {
    pub(super) app: &'a App,
    pub(super) community: CommunityId,
    pub(super) run: Run,
    pub(super) categories: HashMap<String, Category>,
    pub(super) areas: HashMap<String, AreaId>,
    pub(super) language: String,
    /// In a dry run: rows and people that would be here by now.
    pub(super) seen: HashSet<String>,
    pub(super) tally: Tally,
    ledger: Option<Ledger>,
    headers: Vec<String>,
    told: Outcome,
    batch: Vec<Offered>,
    held_bytes: usize,
}

impl<'a> Bringing<'a> {
    /// Begins a run whose outcome is told at its end.
    pub(crate) async fn begin(app: &'a App, who: Actor, run: Run) -> Result<Self, Error> {
        let ledger = match run {
            Run::Dry => None,
            Run::Real => Some(Ledger {
                import: runs::note_begin(app, who).await?,
                keeps: false,
            }),
        };
        Self::of(app, who.community(), run, ledger, Tally::default()).await
    }

    /// Takes a run up that is written down, at the row where it stands.
    pub(crate) async fn take_up(
        app: &'a App,
        community: CommunityId,
        run: Run,
        import: ImportId,
        tally: Tally,
        headers: Vec<String>,
    ) -> Result<Self, Error> {
        let ledger = Ledger {
            import,
            keeps: true,
        };
        let begun = Self::of(app, community, run, Some(ledger), tally).await?;
        Ok(Self { headers, ..begun })
    }

    async fn of(
        app: &'a App,
        community: CommunityId,
        run: Run,
        ledger: Option<Ledger>,
        tally: Tally,
    ) -> Result<Self, Error> {
        let mut tx = app.db.read().await?;
        let categories = community::categories(&mut tx, community).await?;
        let areas = community::areas(&mut tx, community).await?;
        let home = community::load(&mut tx, community).await?;
        Ok(Self {
            app,
            community,
            run,
            ledger,
            headers: Vec::new(),
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
            tally,
            told: Outcome::default(),
            batch: Vec::with_capacity(BATCH),
            held_bytes: 0,
        })
    }

    /// Offers the next row, with what was read in it. True when a batch went in.
    pub(crate) async fn offer(
        &mut self,
        row: Row,
        read: Result<Entry, Vec<Trouble>>,
        read_bytes: u64,
    ) -> Result<bool, Error> {
        self.tally.rows += 1;
        self.tally.read_bytes = read_bytes;
        self.held_bytes += row.cells.iter().map(String::len).sum::<usize>();
        self.batch.push(Offered { row, read });
        let is_full = self.batch.len() == BATCH || self.held_bytes >= BATCH_BYTES;
        if is_full {
            self.take().await?;
        }
        Ok(is_full)
    }

    /// Takes in what is left, and says what the run came to.
    pub(crate) async fn end(mut self) -> Result<Outcome, Error> {
        self.take().await?;
        if let Some(ledger) = self.ledger {
            runs::note_end(self.app, self.community, ledger.import).await?;
        }
        Ok(Outcome {
            rows: self.tally.rows,
            imported: self.tally.imported,
            unchanged: self.tally.unchanged,
            people: self.tally.people,
            needs: self.tally.needs,
            offers: self.tally.offers,
            ..self.told
        })
    }

    async fn take(&mut self) -> Result<(), Error> {
        let now = self.app.clock.now();
        let mut keys = Vec::new();
        if self.run == Run::Real {
            keys.reserve(self.batch.len());
            for _ in 0..self.batch.len() {
                keys.push(self.app.vault.new_key(now).await?);
            }
        }
        let mut tx = match self.ledger {
            Some(_) => self.app.db.write(self.community).await?,
            None => self.app.db.read().await?,
        };
        self.held_bytes = 0;
        for offered in std::mem::take(&mut self.batch) {
            match offered.read {
                Ok(entry) => self.one(&mut tx, entry, &mut keys).await?,
                Err(troubles) => self.report(&mut tx, &offered.row, troubles).await?,
            }
        }
        if let Some(ledger) = self.ledger {
            let goes_on = runs::note(
                &mut tx,
                self.app,
                self.community,
                ledger.import,
                &self.tally,
            )
            .await?;
            if !goes_on {
                self.app.vault.hand_back(keys);
                return Err(Refusal::MovedOn.into());
            }
        }
        tx.commit().await?;
        self.app.vault.hand_back(keys);
        Ok(())
    }

    async fn one(&mut self, tx: &mut Tx, entry: Entry, keys: &mut Vec<KeyId>) -> Result<(), Error> {
        let remarks = entry.remarks.clone();
        if !self.row(tx, entry, keys).await? {
            return Ok(());
        }
        for remark in remarks {
            let (count, rows) = self.tally.remarks.entry(remark.reason).or_default();
            *count += 1;
            if rows.len() < NAMED && rows.last() != Some(&remark.row) {
                rows.push(remark.row);
            }
            if !self.keeps() && self.told.remarks.len() < REPORTED {
                self.told.remarks.push(Reported::from(remark));
            }
        }
        Ok(())
    }

    /// One report a row: the first reason is the one that kept it out.
    async fn report(
        &mut self,
        tx: &mut Tx,
        row: &Row,
        troubles: Vec<Trouble>,
    ) -> Result<(), Error> {
        self.tally.reported += 1;
        let Some(first) = troubles.into_iter().next() else {
            return Ok(());
        };
        let Some(ledger) = self.ledger.filter(|ledger| ledger.keeps) else {
            if self.told.reported.len() < REPORTED {
                self.told.reported.push(Reported::from(first));
            }
            return Ok(());
        };
        let place = |header: String| self.headers.iter().position(|known| *known == header);
        let column = first.column.and_then(place).map_or(0, |at| at as i64 + 1);
        let cells = serde_json::to_vec(&row.cells)?;
        let name = cells_name(ledger.import, row.number);
        let sealed = self
            .app
            .vault
            .seal_for_community(self.community, &name, &cells);
        exec!(
            tx,
            "insert into import_reports (community_id, import_id, row_number, line_number, column_number, reason, cells_sealed)
             values ($1, $2, $3, $4, $5, $6, $7)",
            self.community,
            ledger.import,
            row.number as i64,
            row.line as i64,
            column,
            first.reason.word(),
            sealed
        )?;
        Ok(())
    }

    fn keeps(&self) -> bool {
        self.ledger.is_some_and(|ledger| ledger.keeps)
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
        let is_again = self.run == Run::Dry && !self.seen.insert(hash.clone());
        if is_again || self.is_here(tx, &hash).await? {
            self.tally.unchanged += 1;
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
        if let Some(whose) = neighbor {
            self.own_words(tx, &entry, whose, &hash).await?;
        }
        self.tally.imported += 1;
        if let (Run::Real, Some(ledger)) = (self.run, self.ledger) {
            exec!(
                tx,
                "insert into imported_rows (community_id, row_hash, import_id, neighbor_id) values ($1, $2, $3, $4)",
                self.community,
                hash,
                ledger.import,
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
}
