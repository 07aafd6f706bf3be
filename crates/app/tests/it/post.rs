//! Letters in a test world: a pen that writes every fact down, people with the contacts a test wants, matches
//! in the state it wants, and carriers that fail as they are told.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on ends where it stands"
)]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use app::introductions::shown;
use app::messages::{
    self, Carrier, Carriers, Carrying, Delivered, Facts, Mail, Pen, Trouble, Written,
};
use app::needs::{self, NewListing};
use app::people::NewNeighbor;
use domain::introductions::MatchState;
use domain::matching::Because;
use domain::messages::Letter;
use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::{Channel, Person, Source};
use domain::{ListingId, MatchId, Moment, NeighborId, Times};

use crate::world::World;

/// Writes all it is told, so that a test sees what a letter could say.
pub struct Plain;

impl Pen for Plain {
    fn write(&self, language: &str, letter: Letter, facts: &Facts) -> Written {
        let shown = facts.shown.as_ref().map(|shown| {
            let phone = shown.phone.as_deref().unwrap_or("-");
            let mail = shown.email.as_deref().unwrap_or("-");
            format!("{} {phone} {mail}", shown.first_name)
        });
        let said = |name: &str, value: Option<&str>| {
            value.map_or(String::new(), |value| format!("{name}: {value}\n"))
        };
        let text = [
            said("hello", Some(&facts.first_name)),
            said("community", Some(&facts.community)),
            said("side", facts.side.map(Side::word)),
            said("category", facts.category.as_deref()),
            said("area", facts.area.as_deref()),
            said("urgency", facts.urgency.map(Urgency::word)),
            said("shown", shown.as_deref()),
            said("code", facts.code.as_deref()),
            said("words", facts.words.as_deref()),
            said("link", facts.link.as_deref()),
        ]
        .concat();
        Written {
            subject: format!("{} ({language})", letter.word()),
            html: format!("<p lang=\"{language}\">{}</p>", escaped(&text)),
            short: text.clone(),
            text,
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Somebody new, reached in this way.
pub async fn somebody(
    world: &World,
    name: &str,
    channel: Channel,
    phone: Option<&str>,
    email: Option<&str>,
) -> NeighborId {
    let person = Person {
        name: name.into(),
        phone: phone.map(str::to_owned),
        email: email.map(str::to_owned),
        through: "her sister next door".into(),
        ..Person::default()
    };
    let app = &world.app;
    let key = app.vault.new_key(app.clock.now()).await.unwrap();
    let mut tx = app.db.write(world.community).await.unwrap();
    let new = NewNeighbor {
        person,
        channel,
        ..NewNeighbor::unknown(key)
    };
    let id = app::people::insert(&mut tx, app, world.community, new)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

/// Somebody new with a mail address.
pub async fn by_mail(world: &World, name: &str) -> NeighborId {
    let mail = format!("{}@example.org", name.to_lowercase());
    somebody(world, name, Channel::Mail, None, Some(&mail)).await
}

/// Somebody new with a number.
pub async fn by_text(world: &World, name: &str, phone: &str) -> NeighborId {
    somebody(world, name, Channel::Text, Some(phone), None).await
}

/// Tells something, in a transaction of its own.
pub async fn tell(world: &World, neighbor: NeighborId, letter: Letter, about: Option<&str>) {
    let mut tx = world.app.db.write(world.community).await.unwrap();
    messages::tell(
        &mut tx,
        &world.app,
        world.community,
        neighbor,
        letter,
        about,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// Sends what is due.
pub async fn round(world: &World, carriers: &Carriers) -> Delivered {
    messages::deliver_due(&world.app, &Plain, carriers)
        .await
        .unwrap()
}

/// An offer or a need of the first category, in the first area.
pub async fn listing(world: &World, whose: NeighborId, side: Side) -> ListingId {
    let mut tx = world.app.db.read().await.unwrap();
    let categories = app::community::categories(&mut tx, world.community)
        .await
        .unwrap();
    let areas = app::community::areas(&mut tx, world.community)
        .await
        .unwrap();
    drop(tx);
    let new = NewListing {
        side,
        terms: Terms {
            category: categories[0].id,
            often: Often::Once,
            quantity: 1,
            area: Some(areas[0].id),
            times: Times::of(1, 0),
            languages: vec![],
            language_matters: false,
            radius: None,
            remote: false,
            wants_known: false,
            urgency: Urgency::Week,
            due: None,
        },
        note: "because my knee is being operated".into(),
        source: Source::Web,
        answer: None,
        state: ListingState::Open,
    };
    needs::add(&world.app, world.organizer(), whose, &new)
        .await
        .unwrap()
}

/// A match of two people, at this point of its way.
pub async fn matched(
    world: &World,
    needer: NeighborId,
    helper: NeighborId,
    state: MatchState,
) -> MatchId {
    let need = listing(world, needer, Side::Need).await;
    let offer = listing(world, helper, Side::Offer).await;
    let now = world.app.clock.now();
    let id: MatchId = world.app.chance.id(now);
    let yes = |said: bool| said.then_some("name phone");
    let mut tx = world.app.db.write(world.community).await.unwrap();
    app::exec!(
        &mut tx,
        "insert into matches (community_id, id, need_id, offer_id, needer_id, helper_id, quantity, state, held, reasons, softened, softened_by,
                              helper_shows, needer_shows, helper_outcome, needer_outcome, follow_up_at, follow_ups, thanked_at, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, 1, $7, true, $11, '', null, $8, $9, null, null, null, 0, null, $10, $10)",
        world.community,
        id,
        need,
        offer,
        needer,
        helper,
        state,
        yes(!matches!(
            state,
            MatchState::Suggested | MatchState::AskedFirst
        )).map(str::to_owned),
        yes(state == MatchState::Introduced).map(str::to_owned),
        now,
        serde_json::to_string(&Because::default()).unwrap()
    )
    .unwrap();
    if state != MatchState::Suggested {
        let said = match state {
            MatchState::AskedFirst => "asked",
            _ => "yes",
        };
        ladder(world, &mut tx, (need.0, "ask-helper"), (helper, id, said)).await;
    }
    if state == MatchState::AskedSecond {
        ladder(world, &mut tx, (id.0, "ask-needer"), (needer, id, "asked")).await;
    }
    tx.commit().await.unwrap();
    shown::keep_what_is_missing(&world.app).await.unwrap();
    id
}

/// A ladder about something, on which one stands who said this about a match.
async fn ladder(
    world: &World,
    tx: &mut app::db::Tx,
    (subject, letter): (uuid::Uuid, &str),
    (neighbor, about, said): (NeighborId, MatchId, &str),
) {
    let now = world.app.clock.now();
    app::exec!(
        tx,
        "insert into askings (community_id, id, program, subject_id, letter, wanted, found, rung, urgency, needed_at, state, created_at, changed_at)
         values ($1, $2, 'introductions', $2, $3, 1, $4, 1, 1, null, $5, $6, $6)",
        world.community,
        subject,
        letter,
        u32::from(said == "yes"),
        if said == "yes" { "answered" } else { "climbing" },
        now
    )
    .unwrap();
    app::exec!(
        tx,
        "insert into asked (community_id, asking_id, place, neighbor_id, about_id, brings, said, asked_at, until, answered_at)
         values ($1, $2, 1, $3, $4, 1, $5, $6, $7, null)",
        world.community,
        subject,
        neighbor,
        about,
        said,
        now,
        now.plus(domain::moment::DAY)
    )
    .unwrap();
}

/// The helper of a match shows no number: messages are passed on.
pub async fn hide(world: &World, id: MatchId) {
    let mut tx = world.app.db.write(world.community).await.unwrap();
    app::exec!(
        &mut tx,
        "update matches set helper_shows = 'name' where community_id = $1 and id = $2",
        world.community,
        id
    )
    .unwrap();
    app::exec!(
        &mut tx,
        "delete from shown where community_id = $1 and id = $2",
        world.community,
        id
    )
    .unwrap();
    tx.commit().await.unwrap();
    shown::keep_what_is_missing(&world.app).await.unwrap();
}

/// Moves a match to another state.
pub async fn move_match(world: &World, id: MatchId, state: MatchState) {
    let mut tx = world.app.db.write(world.community).await.unwrap();
    let mut found = app::introductions::sql::found(&mut tx, world.community, id)
        .await
        .unwrap();
    found.state = state;
    app::introductions::sql::save(&mut tx, world.community, &found)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Where the messages of a neighbor stand: letter, way, posting, tries and trouble, by letter.
pub async fn outbox(world: &World, neighbor: NeighborId) -> Vec<String> {
    app::row! {
        struct Row {
            letter: String,
            way: String,
            posting: String,
            tries: i64,
            trouble: Option<String>,
        }
    }
    let mut tx = world.app.db.read().await.unwrap();
    let rows = app::all!(
        &mut tx,
        Row,
        "select letter, way, posting, tries, trouble from outbox where community_id = $1 and neighbor_id = $2 order by letter, id",
        world.community,
        neighbor
    )
    .unwrap();
    rows.iter()
        .map(|row| {
            let trouble = row.trouble.as_deref().unwrap_or("-");
            format!(
                "{} {} {} {} {trouble}",
                row.letter, row.way, row.posting, row.tries
            )
        })
        .collect()
}

/// A mail server that fails as it is told, then takes everything.
#[derive(Default)]
pub struct Moody {
    /// What it will say first.
    pub moods: Mutex<VecDeque<Trouble>>,
    /// What it took, and when.
    pub taken: Mutex<Vec<Mail>>,
    /// When it was asked at all.
    pub asked: Mutex<Vec<Moment>>,
}

impl Moody {
    /// Fails this often in this way.
    pub fn saying(trouble: &Trouble, times: usize) -> (Carriers, Arc<Self>) {
        let moody = Arc::new(Self::default());
        moody
            .moods
            .lock()
            .unwrap()
            .extend(std::iter::repeat_n(trouble.clone(), times));
        let carriers = Carriers {
            mail: Some(moody.clone()),
            texts: None,
        };
        (carriers, moody)
    }
}

impl Carrier for Moody {
    fn carry<'a>(&'a self, mail: &'a Mail) -> Carrying<'a> {
        self.asked.lock().unwrap().push(mail.at);
        let mood = self.moods.lock().unwrap().pop_front();
        if mood.is_none() {
            self.taken.lock().unwrap().push(mail.clone());
        }
        Box::pin(async move { mood.map_or(Ok(()), Err) })
    }
}

/// A mail server that takes a mail and dies before it can say so.
#[derive(Default)]
pub struct Dying(pub Mutex<Vec<Mail>>);

impl Carrier for Dying {
    fn carry<'a>(&'a self, mail: &'a Mail) -> Carrying<'a> {
        self.0.lock().unwrap().push(mail.clone());
        Box::pin(std::future::pending())
    }
}
