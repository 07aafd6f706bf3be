//! Two records that may be one person: named to nobody until an organizer compares the two, joined only by a
//! person, and parted again with one tap.

use app::needs;
use app::people::duplicates::{self, Pair, Suggested};
use app::people::looks::{self, Reason};
use app::people::merge;
use askama::Template;
use axum::extract::{Path, State};
use domain::people::{Neighbor, Person};
use domain::{MergeId, NeighborId};

use super::id;
use crate::needs::names::{self, Names};
use crate::page::{self, Answer};
use crate::{Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "people/duplicates.html")]
struct DuplicatesPage<'a> {
    v: &'a Visit,
    suggested: Suggested,
    names: Names,
}

#[derive(Template)]
#[template(path = "people/compare.html")]
struct ComparePage<'a> {
    v: &'a Visit,
    names: Names,
    two: [Record; 2],
}

/// One of two records, side by side.
struct Record {
    neighbor: Neighbor,
    person: Person,
    listings: usize,
}

impl DuplicatesPage<'_> {
    fn more(&self) -> usize {
        self.suggested.count - self.suggested.pairs.len()
    }

    fn why(&self, pair: &Pair) -> String {
        self.v.tw("people-why", pair.why.word())
    }

    fn area(&self, pair: &Pair) -> &str {
        self.names.area(&pair.area)
    }
}

impl ComparePage<'_> {
    /// What stands side by side, as `(label, value)`; a dash where nothing was said.
    fn facts(&self, record: &Record) -> Vec<(String, String)> {
        let (v, neighbor, person) = (self.v, &record.neighbor, &record.person);
        let facts = [
            ("people-phone", person.phone.clone().unwrap_or_default()),
            ("people-mail", person.email.clone().unwrap_or_default()),
            ("needs-through", person.through.clone()),
            ("board-area", self.names.area(&neighbor.area).to_owned()),
            ("people-speaks", names::languages(v, &neighbor.speaks)),
            ("people-listings", record.listings.to_string()),
            ("people-here-since", v.date(&neighbor.created_at)),
            (
                "people-standing",
                v.tw("people-is", neighbor.standing.word()),
            ),
        ];
        let said = |value: String| {
            if value.is_empty() {
                "–".to_owned()
            } else {
                value
            }
        };
        facts
            .into_iter()
            .map(|(key, value)| (v.t(key), said(value)))
            .collect()
    }

    /// The other of the two.
    fn other(&self, record: &Record) -> NeighborId {
        let [one, other] = &self.two;
        if one.neighbor.id == record.neighbor.id {
            other.neighbor.id
        } else {
            one.neighbor.id
        }
    }
}

/// The pairs.
pub(super) async fn page(visit: Visit, State(web): State<Web>) -> Answer {
    let who = visit.organizer()?;
    let suggested = duplicates::suggest(&web.app, who).await?;
    let mut tx = web.app.db.read().await?;
    let names = Names::load(&mut tx, &visit).await?;
    drop(tx);
    page::show(
        &visit,
        &DuplicatesPage {
            v: &visit,
            suggested,
            names,
        },
    )
}

/// Shows two records side by side, once the looks have been written down.
pub(super) async fn compare(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let home = visit.home_id()?;
    let ids = [id(fields.one("one"))?, id(fields.one("other"))?];
    let mut found = looks::look_at(&web.app, who, &ids, looks::ALL, Reason::Duplicates)
        .await?
        .into_iter();
    let mut tx = web.app.db.read().await?;
    let mut two = Vec::new();
    for (neighbor, person) in found.by_ref() {
        let listings = needs::rows_of(&mut tx, home, neighbor.id).await?.len();
        two.push(Record {
            neighbor,
            person,
            listings,
        });
    }
    let names = Names::load(&mut tx, &visit).await?;
    drop(tx);
    let two: [Record; 2] = two.try_into().map_err(|_| Problem::NotFound)?;
    page::show(
        &visit,
        &ComparePage {
            v: &visit,
            names,
            two,
        },
    )
}

/// Joins two records.
pub(super) async fn join(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let (kept, folded) = (id(fields.one("kept"))?, id(fields.one("folded"))?);
    merge::join(&web.app, who, kept, folded).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, &format!("/people/{kept}")),
        "people-joined",
    ))
}

/// Remembers that two records are two people.
pub(super) async fn not_the_same(
    State(web): State<Web>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    duplicates::not_the_same(
        &web.app,
        who,
        id(fields.one("one"))?,
        id(fields.one("other"))?,
    )
    .await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, "/people/duplicates"),
        "people-two",
    ))
}

/// Takes a join back.
pub(super) async fn undo(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let merge: MergeId = text.parse().map_err(|_| Problem::NotFound)?;
    let undone = merge::part(&web.app, who, merge).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, &format!("/people/{}", undone.kept_id)),
        "people-parted",
    ))
}
