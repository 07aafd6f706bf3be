//! Names that the program gives to things. An id says nothing about anybody: it is a UUIDv7, made
//! outside this floor from the clock and the chance that are passed in, and kept as text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text is no id that this program ever made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0.hyphenated())
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// One neighborhood of this install.
    CommunityId,
    /// A named part of a community.
    AreaId,
    /// A kind of help: rides, meals, company.
    CategoryId,
    /// A person in a community.
    NeighborId,
    /// The secret of one neighbor, kept apart from the data.
    KeyId,
    /// One answer to the survey.
    AnswerId,
    /// An offer or a need.
    ListingId,
    /// A pairing of an offer with a need.
    MatchId,
    /// A message that waits in the outbox.
    MessageId,
    /// A file that an organizer handed in.
    UploadId,
    /// One run of an import.
    ImportId,
    /// Two records of one person, joined by hand.
    MergeId,
    /// A look at somebody's data.
    LookId,
    /// A problem that somebody reported.
    ReportId,
    /// Anything with limited room that somebody can take.
    OpeningId,
    /// Somebody's promise to take part of an opening.
    PledgeId,
    /// The ladder by which something finds somebody.
    AskingId,
    /// Recurring help.
    SeriesId,
    /// A kind of place on every date of a series.
    RoleId,
    /// One date of a series.
    DateId,
    /// A place on a date that somebody has to be found for.
    CoverId,
}
