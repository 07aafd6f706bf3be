//! The board: what is needed and what is offered, the most urgent first. It works as a plain form, and says
//! nothing of whose anything is.

use app::needs::board::{self, Board, Line};
use app::needs::lapse;
use askama::Template;
use axum::extract::{RawQuery, State};
use domain::needs::{Listing, ListingState, Side, Urgency};

use super::filter::Asked;
use super::names::Names;
use super::terms::Choices;
use crate::page::{self, Answer};
use crate::{Form, Visit, Web};

/// Most offers and needs without an answer that are named above the board.
const UNDECIDED: usize = 20;

#[derive(Template)]
#[template(path = "needs/board.html")]
struct BoardPage<'a> {
    v: &'a Visit,
    f: Form,
    asked: Asked,
    board: Board,
    names: Names,
    choices: Choices,
    undecided: Vec<Listing>,
}

impl BoardPage<'_> {
    fn is_need(&self) -> bool {
        self.asked.filter.side == Side::Need
    }

    /// The two sides as `(address, text key, whether it is shown)`.
    fn sides(&self) -> [(String, &'static str, bool); 2] {
        let side = |side: Side, key| {
            let to = self.asked.with(
                "/board",
                &[("side", side.word()), ("state", ""), ("urgency", "")],
            );
            (to, key, self.asked.filter.side == side)
        };
        [
            side(Side::Need, "board-needs"),
            side(Side::Offer, "board-offers"),
        ]
    }

    fn states(&self) -> &'static [ListingState] {
        ListingState::ALL
    }

    fn urgencies(&self) -> [Urgency; 3] {
        [Urgency::Today, Urgency::Week, Urgency::Whenever]
    }

    fn next(&self) -> Option<String> {
        let mark = self.board.next?.to_string();
        Some(self.asked.with("/board", &[("from", &mark)]))
    }

    fn first(&self) -> String {
        self.asked.with("/board", &[])
    }

    fn all(&self) -> String {
        format!("/board?side={}", self.asked.filter.side.word())
    }

    fn as_text(&self) -> String {
        self.asked.with("/board/text", &[])
    }

    /// How many there are, in words.
    fn count(&self) -> String {
        let key = format!("board-count-{}", self.asked.filter.side.word());
        if self.board.has_more_than_counted() {
            return self.v.t1("board-count-many", "count", board::COUNT_LIMIT);
        }
        self.v.t1(&key, "count", self.board.count)
    }

    /// What the typed words were understood as: the names of kinds and areas.
    fn understood(&self) -> String {
        let found = &self.board.found;
        let kinds = found
            .categories
            .iter()
            .map(|id| self.names.category(id).to_owned());
        let areas = found
            .areas
            .iter()
            .map(|id| self.names.area(&Some(*id)).to_owned());
        self.v
            .language
            .list(&kinds.chain(areas).collect::<Vec<_>>())
    }

    /// Words that mean nothing here.
    fn unknown(&self) -> String {
        self.v.language.list(&self.board.found.unknown)
    }

    fn area(&self, line: &Line) -> String {
        let name = self.names.area(&line.area);
        if name.is_empty() && line.remote {
            return self.v.t("needs-fact-remote");
        }
        if name.is_empty() {
            self.v.t("needs-area-unsaid")
        } else {
            name.to_owned()
        }
    }

    fn age(&self, line: &Line) -> String {
        let days = self.v.web.app.clock.now().days_since(line.created_at);
        self.v.t1("board-age", "days", days)
    }

    fn name_of(&self, listing: &Listing) -> &str {
        self.names.category(&listing.terms.category)
    }
}

/// The page.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    RawQuery(query): RawQuery,
) -> Answer {
    visit.organizer()?;
    let home = visit.home_id()?;
    let asked = Asked::read(query.as_deref());
    let mut tx = web.app.db.read().await?;
    let board = board::board(&mut tx, home, &asked.filter, asked.from).await?;
    let plain =
        asked.filter.state == ListingState::Open && !asked.narrows() && asked.from.is_none();
    let undecided = if plain {
        lapse::undecided(&mut tx, home, web.app.clock.now(), UNDECIDED).await?
    } else {
        Vec::new()
    };
    drop(tx);
    let names = Names::of(&visit, board.categories.clone(), board.areas.clone());
    let choices = Choices::of(&visit, &names, asked.filter.side, asked.filter.category);
    let page = BoardPage {
        v: &visit,
        f: asked.form(),
        asked,
        board,
        names,
        choices,
        undecided,
    };
    page::show(&visit, &page)
}
