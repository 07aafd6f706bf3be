//! Somebody with a canary in every field, as they come in: by the survey, like everybody else.

use app::community;
use app::survey::{self, Given};
use app::tokens;
use domain::needs::Side;
use domain::people::{Actor, Channel, Person, Source};
use domain::survey::answer::{Answer, Gives, Needs, Reach, Replies, Reply};
use domain::{CommunityId, NeighborId};

use super::token::{canary, phone};
use crate::world::World;

/// Somebody with a canary in every field.
#[derive(Clone)]
pub struct Somebody {
    /// A letter and two digits; the digits are theirs alone.
    pub code: String,
    pub id: NeighborId,
    /// A session of theirs.
    pub session: String,
    /// The word of a private link of theirs.
    pub private: String,
}

/// What somebody tells about themself.
pub fn person(code: &str) -> Person {
    Person {
        name: format!("{} {}", canary(code, "First"), canary(code, "Last")),
        phone: Some(phone(code)),
        email: Some(format!("{}@example.org", canary(code, "Mail"))),
        through: canary(code, "Through"),
        notes: canary(code, "Notes"),
    }
}

/// Somebody who answers the survey: what they give or need in their own words, hopes, experiences.
pub async fn settle(
    world: &World,
    community: CommunityId,
    code: &str,
    channel: Channel,
    wish: Option<(Side, usize)>,
) -> Somebody {
    let app = &world.app;
    let mut tx = app.db.read().await.unwrap();
    let kinds = community::categories(&mut tx, community).await.unwrap();
    let (version, _) = survey::current(&mut tx, community).await.unwrap();
    drop(tx);
    let mut answer = Answer::default();
    let words = canary(code, "Words");
    match wish {
        Some((Side::Need, kind)) => {
            answer.needs = Needs {
                categories: vec![kinds[kind].id],
                words,
                ..Needs::default()
            };
        }
        Some((Side::Offer, kind)) => {
            answer.gives = Gives {
                categories: vec![kinds[kind].id],
                words,
                ..Gives::default()
            };
        }
        None => {
            answer.gives = Gives {
                words,
                ..Gives::default()
            }
        }
    }
    answer.more = Replies::from([
        ("hopes".parse().unwrap(), Reply::Text(canary(code, "Hopes"))),
        (
            "experiences".parse().unwrap(),
            Reply::Text(canary(code, "Lived")),
        ),
    ]);
    let given = Given {
        form: format!("form of {code}"),
        version,
        answer,
        reach: Reach {
            person: person(code),
            channel,
            language: "en".into(),
        },
        source: Source::Web,
        remember: Some(tokens::SESSION_IDLE),
    };
    let visitor = Actor::Visitor(community);
    let done = survey::answer(app, visitor, &given).await.unwrap();
    Somebody {
        code: code.to_owned(),
        id: done.neighbor,
        session: done.session.unwrap(),
        private: done.link,
    }
}
