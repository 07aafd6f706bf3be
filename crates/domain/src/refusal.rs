//! When the rules say no. A refusal holds no sentence: its key names one in every language.

/// Why a change was not made, although nothing is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.key())]
pub enum Refusal {
    /// There is no such thing, or it is none of this person's business: nobody can tell which.
    NotFound,
    /// Somebody else's yes came first.
    AlreadyMet,
    /// The thing has moved on since the page was shown.
    MovedOn,
    /// What was offered or asked is not open now.
    NotOpen,
    /// One of the two has no way to be reached that could be shown.
    NothingToShow,
    /// The same question was answered before, in another way.
    AlreadyAnswered,
    /// The link has grown old.
    LinkExpired,
    /// A code was tried too often, or never sent.
    CodeWrong,
    /// Too many tries in a short time.
    TooOften,
    /// Somebody was asked as often this week as they wish, or does not wish to be asked for a while.
    AskedEnough,
    /// The community would be left without anybody who can look after it.
    LastOrganizer,
    /// Something with this name exists already.
    NameTaken,
    /// A person cannot be joined with themself, or the join was undone before.
    CannotMerge,
    /// The same form was sent before with other answers.
    FormReused,
    /// A hard condition stands between the two, which nobody can override.
    CannotOverride,
    /// The record belongs to somebody who was forgotten.
    Forgotten,
    /// There may be no more of these.
    TooMany,
    /// Something is missing, or too long to be kept.
    NotFit,
    /// The last of its kind stays.
    LastOne,
    /// They wish no messages, or gave no way to reach them.
    CannotReach,
    /// It is taken at that time, or there is not so much left of it.
    NotFree,
    /// They hold a place of it already.
    AlreadyYours,
    /// Its time has passed, or it lies further ahead than can be promised.
    TooLate,
    /// More of it is promised than would be left.
    StillPromised,
    /// The last places are kept for people who never helped here.
    KeptForNewcomers,
    /// The last places are kept for people whom the circle has checked.
    KeptForKnown,
}

impl Refusal {
    /// The key of the sentence that says so, in `text/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotFound => "refusal-not-found",
            Self::AlreadyMet => "refusal-already-met",
            Self::MovedOn => "refusal-moved-on",
            Self::NotOpen => "refusal-not-open",
            Self::NothingToShow => "refusal-nothing-to-show",
            Self::AlreadyAnswered => "refusal-already-answered",
            Self::LinkExpired => "refusal-link-expired",
            Self::CodeWrong => "refusal-code-wrong",
            Self::TooOften => "refusal-too-often",
            Self::AskedEnough => "refusal-asked-enough",
            Self::LastOrganizer => "refusal-last-organizer",
            Self::NameTaken => "refusal-name-taken",
            Self::CannotMerge => "refusal-cannot-merge",
            Self::FormReused => "refusal-form-reused",
            Self::CannotOverride => "refusal-cannot-override",
            Self::Forgotten => "refusal-forgotten",
            Self::TooMany => "refusal-too-many",
            Self::NotFit => "refusal-not-fit",
            Self::LastOne => "refusal-last-one",
            Self::CannotReach => "refusal-cannot-reach",
            Self::NotFree => "refusal-not-free",
            Self::AlreadyYours => "refusal-already-yours",
            Self::TooLate => "refusal-too-late",
            Self::StillPromised => "refusal-still-promised",
            Self::KeptForNewcomers => "refusal-kept-for-newcomers",
            Self::KeptForKnown => "refusal-kept-for-known",
        }
    }
}
