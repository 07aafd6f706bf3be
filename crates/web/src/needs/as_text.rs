//! The board as plain text for a group chat: kinds of help, areas, weeks, and a link to the survey. Nothing of
//! it points at a person, and no time is finer than a week: who is at home when is nobody's business.

use app::needs::board::{self, Board, Line};
use askama::Template;
use axum::extract::{RawQuery, State};
use domain::community::Community;
use domain::needs::{Often, Side, Urgency};
use domain::{Day, Moment};

use super::filter::Asked;
use super::names::Names;
use crate::page::{self, Answer};
use crate::text::{Language, language};
use crate::{Fields, Visit, Web};

#[derive(Template)]
#[template(path = "needs/text.html")]
struct TextPage<'a> {
    v: &'a Visit,
    asked: Asked,
    written: String,
    language: &'static Language,
}

impl TextPage<'_> {
    fn back(&self) -> String {
        self.asked.with("/board", &[])
    }

    /// The languages to have it in, as `(address, tag, own name, whether it is this one)`.
    fn languages(&self) -> Vec<(String, &'static str, &'static str, bool)> {
        let one = |(tag, name): (&'static str, &'static str)| {
            (
                self.asked.with("/board/text", &[("in", tag)]),
                tag,
                name,
                tag == self.language.tag,
            )
        };
        self.v.languages().into_iter().map(one).collect()
    }
}

/// The page with the text.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    RawQuery(query): RawQuery,
) -> Answer {
    visit.organizer()?;
    let home = visit.home()?;
    let asked = Asked::read(query.as_deref());
    let tag = Fields::read(query.unwrap_or_default().as_bytes())
        .one("in")
        .to_owned();
    let known = visit.languages().iter().any(|(known, _)| *known == tag);
    let language = if known {
        language(&tag)
    } else {
        visit.language
    };
    let mut tx = web.app.db.read().await?;
    let board = board::board(&mut tx, home.id, &asked.filter, None).await?;
    drop(tx);
    let names = Names::in_language(
        language,
        home.first_language(),
        board.categories.clone(),
        board.areas.clone(),
    );
    let paper = Paper {
        language,
        home,
        names: &names,
        side: asked.filter.side,
    };
    let written = paper.write(&board, &visit.url("/"), web.app.clock.now());
    page::show(
        &visit,
        &TextPage {
            v: &visit,
            asked,
            written,
            language,
        },
    )
}

/// What the text is written with.
struct Paper<'a> {
    language: &'static Language,
    home: &'a Community,
    names: &'a Names,
    side: Side,
}

impl Paper<'_> {
    fn write(&self, board: &Board, link: &str, now: Moment) -> String {
        let of = |key: &str| {
            self.language.text(
                &format!("{key}-{}", self.side.word()),
                &[("name", (&self.home.name).into())],
            )
        };
        let mut text = of("board-text-title");
        let tiers = match self.side {
            Side::Need => [Urgency::Today, Urgency::Week, Urgency::Whenever].as_slice(),
            Side::Offer => [Urgency::Whenever].as_slice(),
        };
        for tier in tiers {
            let lines: Vec<String> = board
                .lines
                .iter()
                .filter(|line| line.urgency == *tier)
                .map(|line| self.line(line, now))
                .collect();
            if lines.is_empty() {
                continue;
            }
            text.push('\n');
            if self.side == Side::Need {
                text.push_str(&format!(
                    "\n{}:",
                    self.language
                        .text(&format!("needs-urgency-{}", tier.word()), &[])
                ));
            }
            for (line, times) in together(lines) {
                text.push_str(&format!("\n• {line}"));
                if times > 1 {
                    text.push_str(&format!(" ({times})"));
                }
            }
        }
        let more = board.count - board.lines.len() as i64;
        if more > 0 {
            text.push_str(&format!(
                "\n{}",
                self.language
                    .text("board-text-more", &[("count", more.into())])
            ));
        }
        format!("{text}\n\n{}\n{link}", of("board-text-end"))
    }

    /// One line: the kind of help, how many, where, and in which week.
    fn line(&self, line: &Line, now: Moment) -> String {
        let mut parts = vec![self.names.category(&line.category).to_owned()];
        if line.quantity > 1 {
            parts[0] = format!("{} × {}", parts[0], line.quantity);
        }
        let area = self.names.area(&line.area);
        if !area.is_empty() {
            parts.push(area.to_owned());
        }
        if line.often != Often::Once {
            parts.push(
                self.language
                    .text(&format!("needs-often-{}", line.often.word()), &[]),
            );
        }
        let today = self.home.zone.day(now);
        if let Some(due) = line.due.filter(|due| monday(*due) > today) {
            parts.push(self.language.text(
                "board-text-week",
                &[("day", self.language.day(monday(due)).into())],
            ));
        }
        parts.join(" · ")
    }
}

/// The Monday of a day's week.
fn monday(day: Day) -> Day {
    day.plus_days(-i64::from(day.0.weekday().to_monday_zero_offset()))
}

/// Equal lines as one, with how often they stand there, in their order.
fn together(lines: Vec<String>) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = Vec::new();
    for line in lines {
        match all.iter_mut().find(|(known, _)| *known == line) {
            Some((_, times)) => *times += 1,
            None => all.push((line, 1)),
        }
    }
    all
}
