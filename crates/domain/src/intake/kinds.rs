//! What a column can hold, as a list to choose from: one word for each, the same as in the JSON of a mapping.

use super::mapping::{Kind, Weekday};

impl Kind {
    /// The words of all kinds, in the order in which they are offered.
    pub const WORDS: [&str; 24] = [
        "name",
        "first_name",
        "last_name",
        "phone",
        "email",
        "contact_by",
        "area",
        "languages",
        "gives",
        "needs",
        "gives_or_needs",
        "side",
        "give_flag",
        "need_flag",
        "give_note",
        "need_note",
        "urgency",
        "due",
        "often",
        "times",
        "status",
        "disabled",
        "when",
        "notes",
    ];

    /// The word for a column that is not taken in; it stands apart from the others.
    pub const LEFT_OUT: &str = "left_out";

    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::ContactBy => "contact_by",
            Self::Area => "area",
            Self::Languages => "languages",
            Self::Gives => "gives",
            Self::Needs => "needs",
            Self::GivesOrNeeds => "gives_or_needs",
            Self::GiveFlag { .. } => "give_flag",
            Self::NeedFlag { .. } => "need_flag",
            Self::GiveNote => "give_note",
            Self::NeedNote => "need_note",
            Self::Urgency => "urgency",
            Self::Due => "due",
            Self::Times { .. } => "times",
            Self::Side => "side",
            Self::Often => "often",
            Self::Status => "status",
            Self::Disabled => "disabled",
            Self::When => "when",
            Self::Notes => "notes",
            Self::LeftOut => Self::LEFT_OUT,
        }
    }

    /// The kind for a word, with what goes with it: the category of a tick, the day of a time.
    pub fn from_word(word: &str, category: &str, day: Option<Weekday>) -> Option<Self> {
        let category = || category.to_owned();
        Some(match word {
            "name" => Self::Name,
            "first_name" => Self::FirstName,
            "last_name" => Self::LastName,
            "phone" => Self::Phone,
            "email" => Self::Email,
            "contact_by" => Self::ContactBy,
            "area" => Self::Area,
            "languages" => Self::Languages,
            "gives" => Self::Gives,
            "needs" => Self::Needs,
            "gives_or_needs" => Self::GivesOrNeeds,
            "give_flag" => Self::GiveFlag {
                category: category(),
            },
            "need_flag" => Self::NeedFlag {
                category: category(),
            },
            "give_note" => Self::GiveNote,
            "need_note" => Self::NeedNote,
            "urgency" => Self::Urgency,
            "due" => Self::Due,
            "times" => Self::Times { day },
            "side" => Self::Side,
            "often" => Self::Often,
            "status" => Self::Status,
            "disabled" => Self::Disabled,
            "when" => Self::When,
            "notes" => Self::Notes,
            Self::LEFT_OUT => Self::LeftOut,
            _ => return None,
        })
    }

    /// The category of a tick, by its key or as it was written.
    pub fn category(&self) -> Option<&str> {
        match self {
            Self::GiveFlag { category } | Self::NeedFlag { category } => Some(category),
            _ => None,
        }
    }

    /// The day of the week that a column of times is about.
    pub fn day(&self) -> Option<Weekday> {
        match self {
            Self::Times { day } => *day,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_the_word_that_its_json_has() {
        for word in Kind::WORDS.into_iter().chain([Kind::LEFT_OUT]) {
            let kind = Kind::from_word(word, "food", Some(Weekday::Monday)).unwrap();
            assert_eq!(kind.word(), word);
            assert_eq!(serde_json::to_value(&kind).unwrap()["is"], word);
        }
        assert_eq!(Kind::from_word("", "", None), None);
    }
}
