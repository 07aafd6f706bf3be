//! Guessing what the columns of a sheet hold, from its headers and some of its rows, and saying how
//! sure one may be and why. A guess is a proposal: an organizer sees it beside a preview.

mod content;
mod headers;
mod rules;
mod settle;

use serde::Serialize;

use super::{
    MENDING_HEADERS, SAMPLE_ROWS,
    known::Known,
    mapping::{Column, DateOrder, Kind, Mapping},
};
use crate::{needs::Side, worded};
use content::Content;

/// A proposal for a mapping, and what to ask about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The proposal; it can be used as it is.
    pub mapping: Mapping,
    /// For each column of the sheet, how sure the proposal is and why.
    pub columns: Vec<Guessed>,
    /// What an organizer should look at before anything is taken in.
    pub questions: Vec<Question>,
}

/// How a column was guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Guessed {
    /// How sure.
    pub sure: Sure,
    /// Why.
    pub why: Why,
}

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Somebody should look.
    Unsure,
    /// The header or the cells say so.
    Likely,
    /// The header and the cells say so.
    Certain,
}

worded!(Sure { Unsure = "unsure", Likely = "likely", Certain = "certain" });

/// Why a column was guessed to be what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The words of the header.
    Header,
    /// What stands in the cells.
    Cells,
    /// Both.
    HeaderAndCells,
    /// It holds addresses, or parts of one; those are never taken in.
    Address,
    /// It holds what nobody needs to know in order to help: age, income, the size of a household.
    Personal,
    /// It is the group's own bookkeeping, or what organizers wrote about people.
    Bookkeeping,
    /// Another column holds the same, and better.
    Double,
    /// Nothing is written in it.
    Empty,
    /// Nothing was recognised.
    Nothing,
}

worded!(Why {
    Header = "header",
    Cells = "cells",
    HeaderAndCells = "header_and_cells",
    Address = "address",
    Personal = "personal",
    Bookkeeping = "bookkeeping",
    Double = "double",
    Empty = "empty",
    Nothing = "nothing",
});

/// Something that the sheet leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Question {
    /// Day or month first? No date in the sample tells.
    DateOrder {
        /// The column of dates.
        column: String,
        /// What was taken.
        taken: DateOrder,
    },
    /// Is this what people give, or what they need?
    GivenOrNeeded {
        /// The column.
        column: String,
        /// What was taken.
        taken: Side,
    },
    /// A yes-or-no question about a category: is a yes a need, or an offer, of its own?
    TickForCategory {
        /// The column.
        column: String,
        /// The key of the category.
        category: String,
        /// Which of the two it would be.
        side: Side,
    },
    /// Nothing was recognised, and the column is left out.
    NotRecognised {
        /// The column.
        column: String,
    },
    /// Nothing in the sheet says who people are or how to reach them.
    Nobody,
}

/// A column on its way to being guessed.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) sure: Sure,
    pub(super) why: Why,
    /// The kind depends on whether the sheet is about giving or needing.
    pub(super) sideless: bool,
    pub(super) question: Option<Question>,
}

impl Draft {
    pub(super) fn new(kind: Kind, sure: Sure, why: Why) -> Self {
        Self {
            kind,
            sure,
            why,
            sideless: false,
            question: None,
        }
    }
}

/// Guesses what the columns hold. Looks at no more than [`SAMPLE_ROWS`] rows of the sample.
pub fn guess(headers: &[String], sample: &[Vec<String>], known: &Known) -> Guess {
    let sample = &sample[..sample.len().min(SAMPLE_ROWS)];
    let content = |at| {
        Content::of(
            sample.iter().filter_map(|row: &Vec<String>| row.get(at)),
            known,
        )
    };
    let contents: Vec<Content> = (0..headers.len()).map(content).collect();
    let mut drafts: Vec<Draft> = headers
        .iter()
        .zip(&contents)
        .map(|(header, content)| headers::draft(header, content, known))
        .collect();
    for (header, draft) in headers.iter().zip(&mut drafts) {
        if MENDING_HEADERS.contains(&header.as_str()) {
            *draft = Draft::new(Kind::LeftOut, Sure::Certain, Why::Bookkeeping);
        }
    }
    settle::settle(headers, &contents, &mut drafts, known);
    let (date_order, order_question) = settle::date_order(headers, &contents, &drafts, known);
    let mut questions: Vec<Question> = drafts
        .iter()
        .filter_map(|draft| draft.question.clone())
        .collect();
    questions.extend(order_question);
    if !drafts.iter().any(|draft| is_about_somebody(&draft.kind)) {
        questions.insert(0, Question::Nobody);
    }
    let columns = headers.iter().zip(&drafts);
    let columns = columns.map(|(header, draft)| Column {
        header: header.clone(),
        kind: draft.kind.clone(),
    });
    Guess {
        mapping: Mapping {
            date_order,
            columns: columns.collect(),
            words: Default::default(),
        },
        columns: drafts
            .iter()
            .map(|draft| Guessed {
                sure: draft.sure,
                why: draft.why,
            })
            .collect(),
        questions,
    }
}

fn is_about_somebody(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Name | Kind::FirstName | Kind::LastName | Kind::Phone | Kind::Email
    )
}
