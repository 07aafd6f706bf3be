//! Why a rule could not be taken. Like a refusal it holds no sentence and nothing of what was written.

/// What is wrong with a rule, or with the dates around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.code())]
pub enum Wrong {
    /// The text is longer than any rule needs to be.
    TooLong,
    /// It is not said how often.
    NoFrequency,
    /// It is not said when the first time is.
    NoStart,
    /// A part that no rule has.
    UnknownPart,
    /// The same part twice.
    Twice,
    /// An end by number and an end by date, of which there can only be one.
    TwoEnds,
    /// A number, a weekday or a date that cannot be read, or that does not exist.
    OutOfRange,
    /// A weekday is counted ("the second Tuesday") where there is no month or year to count it in.
    NothingToCountIn,
    /// More rules, dates or values than are kept.
    TooMany,
}

impl Wrong {
    /// The stable name of this reason, for texts and for the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::NoFrequency => "no_frequency",
            Self::NoStart => "no_start",
            Self::UnknownPart => "unknown_part",
            Self::Twice => "twice",
            Self::TwoEnds => "two_ends",
            Self::OutOfRange => "out_of_range",
            Self::NothingToCountIn => "nothing_to_count_in",
            Self::TooMany => "too_many",
        }
    }
}
