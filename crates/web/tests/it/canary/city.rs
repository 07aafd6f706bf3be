//! A neighborhood in which everybody has a canary in every field, and in which there is a pair of neighbors in
//! every state that a match can be in.

use std::sync::Arc;

use app::community::{self, Beginning};
use app::introductions::reports;
use app::messages::{Carriers, Memory, deliver_due, inbound};
use app::people::own::{self, Myself};
use app::people::{erase, merge};
use app::{all, needs, people, row, tokens, worker};
use domain::moment::DAY;
use domain::needs::Side;
use domain::people::{Actor, Channel, Standing};
use domain::survey::answer::Circumstances;
use domain::{CommunityId, ListingId, MergeId, MessageId, NeighborId, Zone};
use web::letters::Letters;

use super::pairs::{Pair, State, pair_up};
use super::rotas::Rota;
use super::sheets;
use super::somebody::{Somebody, person, settle};
use super::token::{canary, phone};
use super::viewers::Viewer;
use crate::world::World;

/// The neighborhood, and another one in the same install.
pub struct City {
    pub world: World,
    pub organizer: Somebody,
    pub uninvolved: Somebody,
    /// Renewed their private link: the word that is known of them is worthless.
    pub old: Somebody,
    /// Wrote a text message that only a person can answer.
    pub wrote: Somebody,
    /// Was forgotten.
    pub erased: Somebody,
    pub merged: MergeId,
    pub other: CommunityId,
    pub other_organizer: Somebody,
    pub pairs: Vec<Pair>,
    pub words: Words,
    /// A rota with somebody who cannot come; `None` until it is made.
    pub rota: Option<Rota>,
    pub memory: Arc<Memory>,
    carriers: Carriers,
}

/// Ids that stand in addresses.
#[derive(Default)]
pub struct Words {
    pub area: String,
    pub category: String,
    /// A problem that was reported.
    pub report: String,
    /// A sheet that was brought in.
    pub run: String,
    /// A sheet that waits.
    pub upload: String,
    to_tell: Vec<(NeighborId, String)>,
}

impl Words {
    /// What is to be told by voice to one of a pair; to somebody else when there is nothing.
    pub fn messages_of(&self, pair: &Pair) -> Vec<String> {
        let theirs =
            |(whose, _): &&(NeighborId, String)| [pair.helper.id, pair.asker.id].contains(whose);
        let found = self.to_tell.iter().find(theirs).or(self.to_tell.first());
        found.iter().map(|(_, id)| id.clone()).collect()
    }
}

impl City {
    /// Builds it in a world.
    pub async fn in_world(world: World) -> City {
        let home = world.community;
        let organizer = organizer(&world, home, world.organizer, "z00").await;
        let (other, first) = community::begin(&world.app, elsewhere()).await.unwrap();
        let other_organizer = organizer_of(&world, other, first.unwrap(), "x01").await;
        let nothing = |code: &'static str, way| settle(&world, home, code, way, None);
        let uninvolved = settle(&world, home, "b02", Channel::Mail, Some((Side::Offer, 30))).await;
        let old = settle(&world, home, "o03", Channel::Mail, Some((Side::Need, 31))).await;
        // Their words wait for somebody to say what they are about.
        nothing("u05", Channel::Neighbor).await;
        let (carriers, memory) = Carriers::in_memory();
        let mut city = City {
            wrote: nothing("v04", Channel::Call).await,
            erased: nothing("e08", Channel::Mail).await,
            merged: merged(&world).await,
            pairs: Vec::new(),
            words: Words::default(),
            rota: None,
            organizer,
            uninvolved,
            old,
            other,
            other_organizer,
            memory,
            carriers,
            world,
        };
        city.pairs = pair_up(&city).await;
        city.rota = Some(Rota::in_city(&city).await);
        city.say_the_rest().await;
        city.deliver().await;
        let (run, upload) = sheets::hand_in(&city).await;
        city.words = city.words_now().await;
        city.words.run = run.to_string();
        city.words.upload = upload.to_string();
        city
    }

    async fn words_now(&self) -> Words {
        row! {
            struct ToTell {
                id: MessageId,
                neighbor_id: NeighborId,
            }
        }
        let home = self.world.community;
        let mut tx = self.world.app.db.read().await.unwrap();
        let to_tell = all!(
            &mut tx,
            ToTell,
            "select id, neighbor_id from outbox where community_id = $1 and way = 'voice' and posting = 'waiting' order by id",
            home
        );
        let to_tell = to_tell
            .unwrap()
            .into_iter()
            .map(|row| (row.neighbor_id, row.id.to_string()));
        Words {
            to_tell: to_tell.collect(),
            report: reports::open_ones(&mut tx, home, 1).await.unwrap()[0]
                .id
                .to_string(),
            area: community::areas(&mut tx, home).await.unwrap()[0]
                .id
                .to_string(),
            category: community::categories(&mut tx, home).await.unwrap()[0]
                .id
                .to_string(),
            ..Words::default()
        }
    }

    /// What stands before every path of the other neighborhood.
    pub async fn second_base(&self) -> String {
        let mut tx = self.world.app.db.read().await.unwrap();
        let home = community::load(&mut tx, self.other).await.unwrap();
        format!("/c/{}", home.slug)
    }

    /// Whether somebody was not forgotten.
    pub async fn is_here(&self, who: &Somebody) -> bool {
        let mut tx = self.world.app.db.read().await.unwrap();
        let row = people::row(&mut tx, self.world.community, who.id)
            .await
            .unwrap();
        row.neighbor().standing != Standing::Erased
    }

    /// An actor.
    pub fn as_organizer(&self) -> Actor {
        Actor::Organizer(self.world.community, self.organizer.id)
    }

    /// Words that open something: sessions and links.
    pub fn secrets(&self, viewers: &[Viewer]) -> Vec<String> {
        let pairs = self
            .pairs
            .iter()
            .flat_map(|pair| [&pair.helper, &pair.asker]);
        let all = pairs.chain([&self.organizer, &self.uninvolved, &self.old]);
        let all = all.flat_map(|who| [who.session.clone(), who.private.clone()]);
        let links = viewers.iter().flat_map(Viewer::links).cloned();
        all.chain(links).collect()
    }

    /// Somebody of this neighborhood, acting.
    pub fn acting(&self, who: &Somebody) -> Actor {
        Actor::Neighbor(self.world.community, who.id)
    }

    /// The pair in a state.
    pub fn pair(&self, state: State) -> &Pair {
        self.pairs.iter().find(|pair| pair.state == state).unwrap()
    }

    /// Lets everything leave that is due.
    pub async fn deliver(&self) {
        let app = &self.world.app;
        while !deliver_due(app, &Letters, &self.carriers)
            .await
            .unwrap()
            .is_nothing()
        {}
    }

    /// A season passes, and the program does by itself what it does.
    pub async fn a_season_passes(&self) {
        let app = &self.world.app;
        for _ in 0..4 {
            app.clock.advance(25 * DAY);
            worker::run_once(app, &Letters, &self.carriers)
                .await
                .unwrap();
        }
    }

    /// The one listing of somebody.
    pub async fn listing_of(&self, whose: &Somebody) -> ListingId {
        let mut tx = self.world.app.db.read().await.unwrap();
        let rows = needs::rows_of(&mut tx, self.world.community, whose.id)
            .await
            .unwrap();
        rows[0].listing().id
    }

    async fn say_the_rest(&self) {
        let app = &self.world.app;
        let text = canary(&self.wrote.code, "Text");
        inbound::received(app, &phone(&self.wrote.code), &text)
            .await
            .unwrap();
        let actor = self.acting(&self.old);
        tokens::renew_private_link(app, actor, self.old.id)
            .await
            .unwrap();
        let actor = self.acting(&self.erased);
        erase::forget(app, actor, self.erased.id).await.unwrap();
    }
}

fn elsewhere() -> Beginning {
    Beginning {
        name: "Second".into(),
        zone: Zone::named("America/Detroit").unwrap(),
        country: "US".into(),
        languages: vec!["en".into(), "es".into(), "ar".into()],
        areas: vec!["Uptown".into()],
        categories: vec![],
        run_by: "Neighbors of the second street".into(),
        organizer: Some((person("x01"), Channel::Mail)),
    }
}

/// Gives the first organizer of a world canaries too.
async fn organizer(world: &World, home: CommunityId, id: NeighborId, code: &str) -> Somebody {
    let myself = Myself {
        person: person(code),
        channel: Channel::Mail,
        language: "en".into(),
        of: Circumstances::default(),
        asks_a_week: 3,
    };
    let actor = Actor::Organizer(home, id);
    own::change(&world.app, actor, id, &myself).await.unwrap();
    organizer_of(world, home, id, code).await
}

async fn organizer_of(world: &World, home: CommunityId, id: NeighborId, code: &str) -> Somebody {
    let actor = Actor::Organizer(home, id);
    Somebody {
        code: code.to_owned(),
        id,
        session: world.session(home, id).await,
        private: tokens::renew_private_link(&world.app, actor, id)
            .await
            .unwrap(),
    }
}

/// One neighbor with two records, which an organizer has joined.
async fn merged(world: &World) -> MergeId {
    let home = world.community;
    let one = settle(world, home, "d06", Channel::Mail, Some((Side::Offer, 32))).await;
    let two = settle(world, home, "d07", Channel::Mail, Some((Side::Need, 33))).await;
    let organizer = Actor::Organizer(home, world.organizer);
    merge::join(&world.app, organizer, one.id, two.id)
        .await
        .unwrap()
}
