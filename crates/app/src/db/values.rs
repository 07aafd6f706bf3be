//! How our own kinds of values stand in columns: ids and words as text, moments and counts as bigint,
//! lists as text. Each reads and writes the same on both engines.

use domain::asking::{AskingState, Said as Answer};
use domain::community::Said;
use domain::introductions::{MatchState, Outcome, Shows};
use domain::messages::{Letter, Posting, Way};
use domain::needs::{ListingState, Often, Side, Urgency};
use domain::openings::{OpeningState, PledgeState, Program};
use domain::people::{Channel, Source, Standing};
use domain::rota::{Bond, CoverState, DateState, SeriesState, Stage};
use domain::{
    AnswerId, AreaId, AskingId, CategoryId, CommunityId, CoverId, DateId, Day, ImportId, KeyId,
    ListingId, LookId, MatchId, MergeId, MessageId, Moment, NeighborId, OpeningId, PledgeId,
    ReportId, RoleId, SeriesId, Times, UploadId,
};

use uuid::Uuid;

/// Something that can be bound to a statement.
pub trait Value {
    /// What both engines understand.
    type Bound;
    /// The value as it is bound.
    fn value(&self) -> Self::Bound;
}

/// Something that can be read from a column.
pub trait Column: Sized {
    /// What both engines give.
    type Raw;
    /// The value, unless it is none that this program writes.
    fn column(raw: Self::Raw) -> Option<Self>;
}

macro_rules! as_it_is {
    ($($type:ty),*) => {$(
        impl Value for $type {
            type Bound = $type;
            fn value(&self) -> $type { self.clone() }
        }
        impl Column for $type {
            type Raw = $type;
            fn column(raw: $type) -> Option<Self> { Some(raw) }
        }
    )*};
}

macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Value for $type {
            type Bound = String;
            fn value(&self) -> String { self.to_string() }
        }
        impl Column for $type {
            type Raw = String;
            fn column(raw: String) -> Option<Self> { raw.parse().ok() }
        }
    )*};
}

macro_rules! as_word {
    ($($type:ty),*) => {$(
        impl Value for $type {
            type Bound = String;
            fn value(&self) -> String { self.word().to_owned() }
        }
        impl Column for $type {
            type Raw = String;
            fn column(raw: String) -> Option<Self> { Self::from_word(&raw) }
        }
    )*};
}

as_it_is!(i64, bool, f64, String, Vec<u8>);
as_text!(
    AnswerId,
    AreaId,
    AskingId,
    CategoryId,
    CommunityId,
    CoverId,
    DateId,
    Day,
    ImportId,
    KeyId,
    ListingId,
    LookId,
    MatchId,
    MergeId,
    MessageId,
    NeighborId,
    OpeningId,
    PledgeId,
    ReportId,
    RoleId,
    SeriesId,
    UploadId,
    Uuid
);
as_word!(
    Answer,
    AskingState,
    Bond,
    Channel,
    CoverState,
    DateState,
    Letter,
    ListingState,
    MatchState,
    OpeningState,
    Often,
    Outcome,
    PledgeState,
    Posting,
    Program,
    Shows,
    SeriesState,
    Side,
    Source,
    Stage,
    Standing,
    Way
);

impl Value for str {
    type Bound = String;
    fn value(&self) -> String {
        self.to_owned()
    }
}

impl<T: Value + ?Sized> Value for &T {
    type Bound = T::Bound;
    fn value(&self) -> T::Bound {
        (**self).value()
    }
}

impl<T: Value> Value for Option<T> {
    type Bound = Option<T::Bound>;
    fn value(&self) -> Self::Bound {
        self.as_ref().map(T::value)
    }
}

impl<T: Column> Column for Option<T> {
    type Raw = Option<T::Raw>;
    fn column(raw: Self::Raw) -> Option<Self> {
        match raw {
            None => Some(None),
            Some(raw) => T::column(raw).map(Some),
        }
    }
}

impl Value for Moment {
    type Bound = i64;
    fn value(&self) -> i64 {
        self.0
    }
}

impl Column for Moment {
    type Raw = i64;
    fn column(raw: i64) -> Option<Self> {
        Some(Self(raw))
    }
}

impl Value for u32 {
    type Bound = i64;
    fn value(&self) -> i64 {
        i64::from(*self)
    }
}

impl Column for u32 {
    type Raw = i64;
    fn column(raw: i64) -> Option<Self> {
        raw.try_into().ok()
    }
}

impl Value for Times {
    type Bound = i64;
    fn value(&self) -> i64 {
        i64::from(self.0)
    }
}

impl Column for Times {
    type Raw = i64;
    fn column(raw: i64) -> Option<Self> {
        raw.try_into().ok().map(Self)
    }
}

impl Value for Urgency {
    type Bound = i64;
    fn value(&self) -> i64 {
        i64::from(self.tier())
    }
}

impl Column for Urgency {
    type Raw = i64;
    fn column(raw: i64) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|urgency| i64::from(urgency.tier()) == raw)
    }
}

/// Short words in one column, parted by single spaces: language codes.
impl Value for Vec<String> {
    type Bound = String;
    fn value(&self) -> String {
        self.join(" ")
    }
}

impl Column for Vec<String> {
    type Raw = String;
    fn column(raw: String) -> Option<Self> {
        Some(
            raw.split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }
}

/// A text in several languages, as JSON.
impl Value for Said {
    type Bound = String;
    fn value(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }
}

impl Column for Said {
    type Raw = String;
    fn column(raw: String) -> Option<Self> {
        serde_json::from_str(&raw).ok()
    }
}
