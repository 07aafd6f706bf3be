//! Everybody who is here, without names; and a search that opens the few it shows.

use app::people::directory::{self, COUNT_LIMIT, Entry, People, Search, Wanted};
use askama::Template;
use axum::extract::{RawQuery, State};
use domain::NeighborId;
use domain::people::{Channel, Standing};
use domain::words::{NAME_LIMIT, line};

use crate::needs::names::Names;
use crate::page::{self, Answer};
use crate::{Fields, Posted, Visit, Web};

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    wanted: Wanted,
    people: People,
    names: Names,
    begins: bool,
}

#[derive(Template)]
#[template(path = "people/found.html")]
struct FoundPage<'a> {
    v: &'a Visit,
    typed: String,
    search: Search,
    names: Names,
    join: Option<NeighborId>,
}

impl ListPage<'_> {
    fn standings(&self) -> &'static [Standing] {
        Standing::ALL
    }

    fn channels(&self) -> &'static [Channel] {
        Channel::ALL
    }

    fn is_standing(&self, standing: &Standing) -> bool {
        self.wanted.standing == Some(*standing)
    }

    fn is_channel(&self, channel: &Channel) -> bool {
        self.wanted.channel == Some(*channel)
    }

    fn is_area(&self, area: &domain::AreaId) -> bool {
        self.wanted.area == Some(*area)
    }

    fn narrows(&self) -> bool {
        self.wanted != Wanted::default()
    }

    fn somebody(&self, entry: &Entry) -> String {
        somebody(self.v, self.names.area(&entry.area))
    }

    fn count(&self) -> String {
        if self.people.count > COUNT_LIMIT {
            return self.v.t1("board-count-many", "count", COUNT_LIMIT);
        }
        self.v.t1("people-count", "count", self.people.count)
    }

    fn next(&self) -> Option<String> {
        let from = self.people.next?.to_string();
        let values = [
            (
                "standing",
                self.wanted.standing.map(|s| s.word().to_owned()),
            ),
            ("area", self.wanted.area.map(|id| id.to_string())),
            ("channel", self.wanted.channel.map(|c| c.word().to_owned())),
            ("from", Some(from)),
        ];
        let set: Vec<(&str, String)> = values
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect();
        Some(format!(
            "/people?{}",
            serde_html_form::to_string(&set).unwrap_or_default()
        ))
    }
}

/// Somebody, by their area.
pub(super) fn somebody(visit: &Visit, area: &str) -> String {
    match area {
        "" => visit.t("people-somebody-somewhere"),
        area => visit.t1("people-somebody", "area", area),
    }
}

/// The list.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    RawQuery(query): RawQuery,
) -> Answer {
    visit.organizer()?;
    let home = visit.home_id()?;
    let fields = Fields::read(query.unwrap_or_default().as_bytes());
    let wanted = Wanted {
        standing: Standing::from_word(fields.one("standing")),
        area: fields.one("area").parse().ok(),
        channel: Channel::from_word(fields.one("channel")),
    };
    let from: Option<NeighborId> = fields.one("from").parse().ok();
    let mut tx = web.app.db.read().await?;
    let people = directory::page(&mut tx, home, &wanted, from).await?;
    let names = Names::load(&mut tx, &visit).await?;
    drop(tx);
    page::show(
        &visit,
        &ListPage {
            v: &visit,
            wanted,
            people,
            names,
            begins: from.is_none(),
        },
    )
}

/// Looks for somebody. What was typed stays out of the address, and every hit is written down.
pub(super) async fn search(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let typed = line(fields.one("typed"), NAME_LIMIT);
    let search = directory::search(&web.app, who, &typed).await?;
    let mut tx = web.app.db.read().await?;
    let names = Names::load(&mut tx, &visit).await?;
    drop(tx);
    let join = fields.one("join").parse().ok();
    page::show(
        &visit,
        &FoundPage {
            v: &visit,
            typed,
            search,
            names,
            join,
        },
    )
}
