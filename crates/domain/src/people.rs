//! People. There is one kind of person, the neighbor; an organizer is a neighbor whom the community
//! trusted with a role for a time.

use serde::{Deserialize, Serialize};

use crate::{AreaId, CommunityId, KeyId, Moment, NeighborId, Refusal, Times};

/// Who is doing something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Somebody at the front door.
    Visitor(CommunityId),
    /// A neighbor who came by their private link or logged in.
    Neighbor(CommunityId, NeighborId),
    /// A neighbor who holds the organizer's role now.
    Organizer(CommunityId, NeighborId),
    /// The program itself: a nightly job, or somebody at the command line of the machine.
    Program(CommunityId),
}

impl Actor {
    /// The community in which it happens.
    pub fn community(self) -> CommunityId {
        match self {
            Self::Visitor(community)
            | Self::Neighbor(community, _)
            | Self::Organizer(community, _)
            | Self::Program(community) => community,
        }
    }

    /// The neighbor who acts, when it is one.
    pub fn neighbor(self) -> Option<NeighborId> {
        match self {
            Self::Neighbor(_, neighbor) | Self::Organizer(_, neighbor) => Some(neighbor),
            Self::Visitor(_) | Self::Program(_) => None,
        }
    }

    /// Passes only organizers and the program. For everybody else the thing does not exist.
    pub fn organizes(self) -> Result<(), Refusal> {
        match self {
            Self::Organizer(..) | Self::Program(_) => Ok(()),
            Self::Visitor(_) | Self::Neighbor(..) => Err(Refusal::NotFound),
        }
    }

    /// Passes somebody with a page of their own.
    pub fn is_somebody(self) -> Result<NeighborId, Refusal> {
        self.neighbor().ok_or(Refusal::NotFound)
    }

    /// Passes the person themself, organizers and the program.
    pub fn may_change(self, whose: NeighborId) -> Result<(), Refusal> {
        if self.neighbor() == Some(whose) {
            Ok(())
        } else {
            self.organizes()
        }
    }
}

/// Gives an enum its words for the database, forms and files: one list, both ways.
#[macro_export]
macro_rules! worded {
    ($name:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word for it in the database, in forms, in files and in text keys.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads the word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

/// How somebody wishes to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Mail,
    /// By text message.
    Text,
    /// By a phone call from an organizer.
    Call,
    /// Through a neighbor whom they named.
    Neighbor,
    /// Not at all: they only count.
    Nobody,
}

worded!(Channel { Mail = "mail", Text = "text", Call = "call", Neighbor = "neighbor", Nobody = "nobody" });

impl Channel {
    /// Whether the program can send a message there by itself.
    pub fn is_automatic(self) -> bool {
        matches!(self, Self::Mail | Self::Text)
    }
}

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Here, and may be asked.
    Active,
    /// Here, but wishes not to be asked for a while.
    Paused,
    /// Left; contact is erased after the stated time.
    Withdrawn,
    /// Forgotten. Only the counts are left.
    Erased,
}

worded!(Standing { Active = "active", Paused = "paused", Withdrawn = "withdrawn", Erased = "erased" });

/// How an answer or a record came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// By the neighbor, in a browser.
    Web,
    /// Somebody filled it in for a neighbor.
    OnBehalf,
    /// An organizer at the door.
    Door,
    /// An organizer on the phone.
    Phone,
    /// On a shared tablet.
    Kiosk,
    /// From a paper form.
    Paper,
    /// From a spreadsheet.
    Import,
}

worded!(Source { Web = "web", OnBehalf = "on_behalf", Door = "door", Phone = "phone", Kiosk = "kiosk", Paper = "paper", Import = "import" });

/// What a neighbor told about themself, open on the table. Only use cases that have a reason hold one.
#[derive(Clone, PartialEq, Default)]
pub struct Person {
    /// What they like to be called.
    pub name: String,
    /// E.164, such as `+15175550101`, when given.
    pub phone: Option<String>,
    /// Mail address as typed, trimmed.
    pub email: Option<String>,
    /// Through whom they can be reached, in their own words.
    pub through: String,
    /// Anything else that helps to help.
    pub notes: String,
}

/// A neighbor as the program keeps them: all that is not secret, and where the secret is.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbor {
    /// Their id.
    pub id: NeighborId,
    /// Their key in the key store; gone once they are forgotten.
    pub key: Option<KeyId>,
    /// Version of the sealed fields.
    pub version: i64,
    /// How they wish to be reached.
    pub channel: Channel,
    /// The language to write to them in.
    pub language: String,
    /// The languages they speak, as ISO codes.
    pub speaks: Vec<String>,
    /// Their area, if told.
    pub area: Option<AreaId>,
    /// When it suits them.
    pub times: Times,
    /// How many areas away they would go; `None` means any.
    pub radius: Option<u32>,
    /// Where they stand.
    pub standing: Standing,
    /// Until when they are paused, if they said.
    pub paused_until: Option<Moment>,
    /// The most askings in seven days that are welcome.
    pub asks_a_week: i64,
    /// Known by the circle: an organizer or somebody they trust vouched for them.
    pub known: bool,
    /// When their record was made.
    pub created_at: Moment,
    /// When it last changed by their own doing.
    pub touched_at: Moment,
}

/// Askings a week that are welcome unless somebody says otherwise.
pub const ASKS_A_WEEK: i64 = 3;
/// Most askings a week that can be chosen.
pub const ASKS_A_WEEK_LIMIT: i64 = 20;

impl Neighbor {
    /// Whether they may be asked for something at this moment.
    pub fn may_be_asked(&self, now: Moment) -> bool {
        match self.standing {
            Standing::Active => true,
            Standing::Paused => self.paused_until.is_some_and(|until| until <= now),
            Standing::Withdrawn | Standing::Erased => false,
        }
    }
}

/// The channel that fits what somebody gave: the one they wished, if the means for it are there.
pub fn channel_that_works(wished: Channel, person: &Person) -> Channel {
    let (phone, email) = (person.phone.is_some(), person.email.is_some());
    let works = match wished {
        Channel::Mail => email,
        Channel::Text | Channel::Call => phone,
        Channel::Neighbor => !person.through.is_empty(),
        Channel::Nobody => !(phone || email),
    };
    match () {
        () if works => wished,
        () if email => Channel::Mail,
        () if phone => Channel::Text,
        () if !person.through.is_empty() => Channel::Neighbor,
        () => Channel::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_gave_only_a_phone_is_not_waited_for_by_mail() {
        let person = Person {
            phone: Some("+15175550101".into()),
            ..Person::default()
        };
        assert_eq!(channel_that_works(Channel::Mail, &person), Channel::Text);
        assert_eq!(channel_that_works(Channel::Call, &person), Channel::Call);
        assert_eq!(
            channel_that_works(Channel::Mail, &Person::default()),
            Channel::Nobody
        );
    }

    #[test]
    fn what_only_organizers_may_do_does_not_exist_for_others() {
        let (community, neighbor) = (
            CommunityId(uuid::Uuid::nil()),
            NeighborId(uuid::Uuid::nil()),
        );
        assert_eq!(
            Actor::Neighbor(community, neighbor).organizes(),
            Err(Refusal::NotFound)
        );
        assert_eq!(Actor::Organizer(community, neighbor).organizes(), Ok(()));
    }
}
