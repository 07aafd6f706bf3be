//! Everybody who may stand before a page: strangers, neighbors who have nothing to do with a match, the two
//! it is about, organizers of here and of elsewhere, and who was forgotten.

use std::collections::BTreeMap;

use app::exec;
use app::rota::feeds;
use app::tokens::{self, Purpose};
use domain::MatchId;
use domain::needs::Side;

use super::city::City;
use super::doors::TRIED;
use super::pairs::{Pair, State};
use super::somebody::Somebody;
use crate::world::Browser;

/// A kind of viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Stranger,
    Uninvolved,
    Helper,
    Asker,
    OldLink,
    Organizer,
    OtherOrganizer,
    Erased,
}

/// Somebody who looks.
pub struct Viewer {
    pub kind: Kind,
    /// Two digits: whose canaries are their own.
    pub own: String,
    /// The other one of their match.
    pub other: Option<(String, State)>,
    /// What stands before every path.
    pub base: String,
    /// The word of their private link.
    pub private: String,
    /// The word of their link to stop letters.
    pub stopping: String,
    /// The word of the link to the calendar of their own dates.
    pub calendar: String,
    session: Option<String>,
    code: String,
    language: &'static str,
    links: BTreeMap<MatchId, String>,
    known: bool,
}

impl Viewer {
    /// Everybody: for each pair the two of it, and those who have nothing to do with any.
    pub async fn all(city: &City) -> Vec<Viewer> {
        let mut all = Viewer::outsiders(city).await;
        for pair in &city.pairs {
            for side in [Side::Offer, Side::Need] {
                all.push(Viewer::of_pair(city, pair, side).await);
            }
        }
        for (n, viewer) in all.iter_mut().enumerate() {
            viewer.language = ["en", "es", "ar"][n % 3];
        }
        all
    }

    async fn outsiders(city: &City) -> Vec<Viewer> {
        let second = city.second_base().await;
        let mut all = Vec::new();
        for (kind, who, base) in [
            (Kind::Stranger, None, ""),
            (Kind::Uninvolved, Some(&city.uninvolved), ""),
            (Kind::OldLink, Some(&city.old), ""),
            (Kind::Organizer, Some(&city.organizer), ""),
            (Kind::OtherOrganizer, Some(&city.other_organizer), ""),
            (
                Kind::OtherOrganizer,
                Some(&city.other_organizer),
                second.as_str(),
            ),
            (Kind::Organizer, Some(&city.organizer), second.as_str()),
            (Kind::Erased, Some(&city.erased), ""),
        ] {
            all.push(Viewer::new(city, kind, who, base).await);
        }
        all
    }

    async fn of_pair(city: &City, pair: &Pair, side: Side) -> Viewer {
        let (kind, who, other) = match side {
            Side::Offer => (Kind::Helper, &pair.helper, &pair.asker),
            Side::Need => (Kind::Asker, &pair.asker, &pair.helper),
        };
        let mut viewer = Viewer::new(city, kind, Some(who), "").await;
        viewer.other = Some((other.code[1..].to_owned(), pair.state));
        viewer
    }

    async fn new(city: &City, kind: Kind, who: Option<&Somebody>, base: &str) -> Viewer {
        let no_word = "b".repeat(26);
        let mut viewer = Viewer {
            kind,
            own: who.map_or("--".to_owned(), |who| who.code[1..].to_owned()),
            other: None,
            base: base.to_owned(),
            private: who.map_or(no_word.clone(), |who| who.private.clone()),
            stopping: no_word.clone(),
            calendar: no_word,
            session: who.map(|who| who.session.clone()),
            code: who.map(|who| who.code.clone()).unwrap_or_default(),
            language: "en",
            links: BTreeMap::new(),
            known: false,
        };
        let here = matches!(kind, Kind::OtherOrganizer) == !base.is_empty();
        if let Some(who) = who.filter(|_| kind != Kind::OtherOrganizer) {
            let is_here = city.is_here(who).await;
            viewer.known = here && is_here;
            if is_here {
                viewer.give_links(city, who).await;
            }
        } else {
            viewer.known = here && who.is_some();
        }
        viewer
    }

    /// Links in their own name: to every match, whether it is theirs or not, and to stop letters.
    async fn give_links(&mut self, city: &City, who: &Somebody) {
        let (app, home) = (&city.world.app, city.world.community);
        let mut tx = app.db.write(home).await.unwrap();
        for pair in &city.pairs {
            let Some(id) = pair.found else { continue };
            let side = if pair.asker.id == who.id {
                Side::Need
            } else {
                Side::Offer
            };
            let about = format!("{id} {}", side.word());
            let word = tokens::link(&mut tx, app, home, Purpose::Match, who.id, &about)
                .await
                .unwrap();
            self.links.insert(id, word);
        }
        let stop = tokens::link(&mut tx, app, home, Purpose::Stop, who.id, "mail")
            .await
            .unwrap();
        self.stopping = stop;
        tx.commit().await.unwrap();
        let acting = city.acting(who);
        self.calendar = match feeds::word(app, acting, None).await.unwrap() {
            Some(word) => word,
            None => feeds::renew(app, acting, None).await.unwrap(),
        };
    }

    /// Their browser, at a door where nobody's visits were counted yet.
    pub fn browser<'a>(&self, city: &'a City) -> Browser<'a> {
        city.world
            .uncounted(self.session.as_deref())
            .speaking(self.language)
    }

    /// A path of the neighborhood they look at.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Whether there is a page of their own under this base.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// Whether a link of theirs leads there: a private one leads into any neighborhood.
    pub fn has_link(&self, path: &str) -> bool {
        let gone = matches!(self.kind, Kind::Stranger | Kind::Erased);
        let gone = gone || (self.other.is_some() && !self.known);
        match path.strip_prefix("/in/") {
            Some(_) => !gone && self.kind != Kind::OldLink,
            None => !gone && self.kind != Kind::OtherOrganizer,
        }
    }

    /// The words of links by which they may try to answer about a pair.
    pub fn answering(&self, pair: &Pair) -> Vec<String> {
        let word = pair.found.and_then(|id| self.links.get(&id).cloned());
        vec![word.unwrap_or_else(|| "b".repeat(26))]
    }

    /// The words of all links in their name.
    pub fn links(&self) -> impl Iterator<Item = &String> {
        self.links.values()
    }

    /// On which side of a pair they are.
    pub fn side_in(&self, pair: &Pair) -> Option<Side> {
        match &self.code {
            code if *code == pair.helper.code => Some(Side::Offer),
            code if *code == pair.asker.code => Some(Side::Need),
            _ => None,
        }
    }

    /// The pairs whose pages they try: their own, or all; some, where a session is of no use anyway.
    pub fn tries<'a>(&self, city: &'a City) -> Vec<&'a Pair> {
        let own = city
            .pairs
            .iter()
            .filter(|pair| self.side_in(pair).is_some());
        let own: Vec<&Pair> = own.collect();
        let is_lost = match self.kind {
            Kind::OtherOrganizer => self.base.is_empty(),
            Kind::Organizer => !self.base.is_empty(),
            _ => false,
        };
        let some = |pair: &&Pair| !is_lost || TRIED.contains(&pair.state);
        match own.is_empty() {
            true => city.pairs.iter().filter(some).collect(),
            false => own,
        }
    }
}

/// Makes every link old.
pub async fn let_links_grow_old(city: &City) {
    let before = city.world.app.clock.now();
    for home in [city.world.community, city.other] {
        let mut tx = city.world.app.db.write(home).await.unwrap();
        exec!(
            &mut tx,
            "update links set expires_at = $2 where community_id = $1",
            home,
            before
        )
        .unwrap();
        tx.commit().await.unwrap();
    }
}
