//! Every route: who may go in, and what stands in its address. The routes come from the router itself; one
//! that is not known here fails the test, so that a new page cannot be forgotten.

use domain::needs::Side;

use super::city::City;
use super::pairs::{Pair, State};
use super::rotas::Rota;
use super::somebody::Somebody;
use super::viewers::{Kind, Viewer};

/// Who may go in. For everybody else there is no such page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Whoever comes.
    Everybody,
    /// Whoever has a page of their own.
    Somebody,
    /// Whoever a thing belongs to.
    Owner,
    /// One of the two of a match, once they know of it.
    OneOfTwo,
    /// Whoever has the link.
    Link,
    /// Whoever comes to the rota or would step in, and organizers.
    Helpers,
    /// Whoever was asked to step in.
    Asked,
    /// Organizers.
    Organizers,
    /// Nobody, unless the program runs in another way: a demonstration, a first run, a gateway for texts.
    Nobody,
}

/// The doors, each with everything behind it that has no door of its own.
const DOORS: &[(&str, Door)] = &[
    ("/", Door::Everybody),
    ("/app.js", Door::Everybody),
    ("/behalf", Door::Everybody),
    ("/board", Door::Organizers),
    ("/calendar/{token}", Door::Link),
    ("/demo", Door::Nobody),
    ("/export", Door::Organizers),
    ("/goodbye", Door::Everybody),
    ("/health", Door::Everybody),
    ("/icon.svg", Door::Everybody),
    ("/import", Door::Organizers),
    ("/in", Door::Everybody),
    ("/in/code", Door::Everybody),
    ("/in/{token}", Door::Link),
    ("/kiosk", Door::Organizers),
    // Turning a shared device back is for whoever sits before it.
    ("POST /kiosk", Door::Everybody),
    ("/kiosk/thanks", Door::Everybody),
    ("/l/{token}", Door::Link),
    ("/language", Door::Everybody),
    ("/listing", Door::Organizers),
    ("/match/{id}", Door::OneOfTwo),
    ("/me", Door::Somebody),
    ("/me/listing/{id}", Door::Owner),
    ("/out", Door::Everybody),
    ("/out/everywhere", Door::Somebody),
    ("/people", Door::Organizers),
    ("/poster", Door::Organizers),
    ("/print/survey", Door::Everybody),
    ("/privacy", Door::Everybody),
    ("/problems", Door::Organizers),
    ("/quick", Door::Organizers),
    ("/relay", Door::Organizers),
    ("/robots.txt", Door::Everybody),
    ("/rota/again", Door::Organizers),
    ("/rota/asked/{id}", Door::Asked),
    ("/rota/date/{id}", Door::Somebody),
    ("/rota/new", Door::Organizers),
    ("/rota/{id}", Door::Somebody),
    ("/rota/{id}/change", Door::Organizers),
    ("/rota/{id}/load", Door::Organizers),
    ("/rota/{id}/sheet", Door::Helpers),
    ("/rotas", Door::Somebody),
    ("/settings", Door::Organizers),
    ("/setup/{token}", Door::Nobody),
    ("/stop/{token}", Door::Link),
    ("/style.css", Door::Everybody),
    ("/survey", Door::Everybody),
    ("/texts", Door::Nobody),
    ("/today", Door::Organizers),
    ("/together", Door::Somebody),
    ("/unsorted", Door::Organizers),
    ("/voice", Door::Organizers),
];

/// The door of a route, such as `GET /me`: the nearest one above it.
pub fn door(route: &str) -> Door {
    let (_, path) = route.split_once(' ').unwrap();
    let above = |door: &str| match path.strip_prefix(door) {
        Some(rest) => rest.is_empty() || (rest.starts_with('/') && door != "/"),
        None => route == door,
    };
    let found = DOORS.iter().filter(|(door, _)| above(door));
    match found.max_by_key(|(door, _)| door.len()) {
        Some((_, door)) => *door,
        None => panic!("who may open {route}? Write it into DOORS in canary/doors.rs."),
    }
}

/// What stands in an address.
#[derive(Clone, Copy)]
enum Thing {
    Match,
    Listing,
    Offer,
    Neighbor,
    Merge,
    Message,
    Report,
    Upload,
    Run,
    Area,
    Category,
    Question,
    Answering,
    Private,
    Stopping,
    Calendar,
    Series,
    Date,
    Cover,
    Word,
    Tag,
    Side,
}

/// What stands behind each beginning of an address.
const THINGS: &[(&str, Thing)] = &[
    ("/calendar/", Thing::Calendar),
    ("/import/", Thing::Upload),
    ("/import/run/", Thing::Run),
    ("/in/", Thing::Private),
    ("/l/", Thing::Answering),
    ("/language/", Thing::Tag),
    ("/listing/", Thing::Listing),
    ("/listing/{id}/together/", Thing::Offer),
    ("/match/", Thing::Match),
    ("/me/add/", Thing::Side),
    ("/me/listing/", Thing::Listing),
    ("/people/", Thing::Neighbor),
    ("/people/merges/", Thing::Merge),
    ("/problems/", Thing::Report),
    ("/relay/", Thing::Match),
    ("/rota/", Thing::Series),
    ("/rota/asked/", Thing::Cover),
    ("/rota/date/", Thing::Date),
    ("/settings/areas/", Thing::Area),
    ("/settings/categories/", Thing::Category),
    ("/settings/survey/question/", Thing::Question),
    ("/setup/", Thing::Word),
    ("/stop/", Thing::Stopping),
    ("/texts/", Thing::Word),
    ("/today/", Thing::Match),
    ("/voice/", Thing::Message),
];

/// An id that nothing ever had.
const NEVER: &str = "0198b7a0-dead-7000-8000-00000000dead";
/// A word that no link ever had.
const NO_WORD: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

/// An address, and one like it that leads nowhere.
pub struct Address {
    pub path: String,
    pub nowhere: String,
}

impl Address {
    /// Every address of a route that has to do with a pair, as somebody may try it.
    pub fn all(route: &str, city: &City, pair: &Pair, viewer: &Viewer) -> Vec<Address> {
        if !route.contains('{') {
            let whose = &pair.helper.id;
            let path = match route {
                "/listing/new" => format!("{route}?neighbor={whose}&side=need"),
                _ => route.to_owned(),
            };
            let nowhere = "/nowhere".to_owned();
            return vec![Address { path, nowhere }];
        }
        let mut all = vec![Address {
            path: String::new(),
            nowhere: String::new(),
        }];
        let (mut done, mut rest) = (String::new(), route);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap();
            done.push_str(before);
            let thing = thing(&done);
            let (words, nothing) = (thing.words(city, pair, viewer), thing.nothing());
            let on = |address: &Address, word: &String| Address {
                path: format!("{}{before}{word}", address.path),
                nowhere: format!("{}{before}{nothing}", address.nowhere),
            };
            let each = all
                .iter()
                .flat_map(|address| words.iter().map(move |word| on(address, word)));
            all = each.collect();
            done.push_str(&format!("{{{name}}}"));
            rest = after;
        }
        for address in &mut all {
            address.path.push_str(rest);
            address.nowhere.push_str(rest);
        }
        all
    }
}

/// What stands behind the beginning of an address.
fn thing(before: &str) -> Thing {
    match THINGS.iter().find(|(known, _)| *known == before) {
        Some((_, thing)) => *thing,
        None => panic!("what stands behind {before}? Write it into THINGS in canary/doors.rs."),
    }
}

impl Thing {
    /// What no such thing is called.
    fn nothing(self) -> &'static str {
        match self {
            Thing::Answering | Thing::Private | Thing::Stopping | Thing::Calendar | Thing::Word => {
                NO_WORD
            }
            Thing::Question | Thing::Tag | Thing::Side => "nothing-at-all",
            _ => NEVER,
        }
    }

    fn words(self, city: &City, pair: &Pair, viewer: &Viewer) -> Vec<String> {
        let words = &city.words;
        match self {
            Thing::Match => pair.found.iter().map(ToString::to_string).collect(),
            Thing::Listing => vec![pair.offer.to_string(), pair.need.to_string()],
            Thing::Offer => vec![pair.offer.to_string()],
            Thing::Neighbor => vec![pair.helper.id.to_string(), pair.asker.id.to_string()],
            Thing::Merge => vec![city.merged.to_string()],
            Thing::Message => words.messages_of(pair),
            Thing::Report => vec![words.report.clone()],
            Thing::Upload => vec![words.upload.clone()],
            Thing::Run => vec![words.run.clone()],
            Thing::Area => vec![words.area.clone()],
            Thing::Category => vec![words.category.clone()],
            Thing::Question => vec!["hopes".to_owned()],
            Thing::Answering => viewer.answering(pair),
            Thing::Private => vec![viewer.private.clone()],
            Thing::Stopping => vec![viewer.stopping.clone()],
            Thing::Calendar => vec![viewer.calendar.clone()],
            Thing::Series => rota(city, |rota| rota.series.to_string()),
            Thing::Date => rota(city, |rota| rota.date.to_string()),
            Thing::Cover => rota(city, |rota| rota.cover.to_string()),
            Thing::Word => vec![NO_WORD.to_owned()],
            Thing::Tag => vec!["es".to_owned()],
            Thing::Side => vec!["need".to_owned()],
        }
    }
}

fn rota(city: &City, word: impl Fn(&Rota) -> String) -> Vec<String> {
    city.rota.iter().map(word).collect()
}

/// Whether a page is open to somebody. What is not open does not exist.
pub fn is_open(door: Door, viewer: &Viewer, pair: &Pair, path: &str) -> bool {
    let at_home = viewer.base.is_empty();
    let side = viewer.side_in(pair);
    let is_gone =
        |who: &Somebody| path.ends_with(&format!("/{}/erase", who.id)) && who.is_gone(pair);
    if [&pair.helper, &pair.asker].into_iter().any(is_gone) {
        return false;
    }
    match door {
        Door::Everybody => true,
        Door::Nobody => false,
        Door::Somebody => {
            let elsewhere = !at_home && path.contains(|c: char| c.is_ascii_digit());
            viewer.is_known() && !elsewhere
        }
        Door::Asked => viewer.kind == Kind::OldLink,
        Door::Helpers => match viewer.kind {
            Kind::Uninvolved | Kind::OldLink => true,
            Kind::Organizer => at_home,
            _ => false,
        },
        Door::Organizers => match viewer.kind {
            Kind::Organizer => at_home,
            Kind::OtherOrganizer => !at_home && !path.contains(|c: char| c.is_ascii_digit()),
            _ => false,
        },
        Door::Owner => {
            let own = match side {
                Some(Side::Offer) => pair.offer.to_string(),
                Some(Side::Need) => pair.need.to_string(),
                None => return false,
            };
            viewer.is_known() && path.contains(&own)
        }
        Door::OneOfTwo => viewer.is_known() && side.is_some_and(|side| pair.state.is_told_to(side)),
        Door::Link if path.starts_with("/l/") => {
            viewer.is_known() && side.is_some_and(|side| pair.state.is_told_to(side))
        }
        Door::Link => viewer.has_link(path),
    }
}

/// States in which wrong viewers try every form; the pages are tried in all.
pub const TRIED: [State; 2] = [State::AskedSecond, State::Introduced];

#[test]
#[should_panic(expected = "who may open GET /something/new?")]
fn a_page_that_nobody_has_thought_of_fails_the_test() {
    door("GET /something/new");
}
