//! The worker's round: takes what is due, hands it over outside of any transaction, and notes how it went.
//!
//! A message is taken by a lease that is on the disk before anything leaves, and taking it counts as a try. So
//! whoever dies in between loses nothing: the lease runs out, the same mail under the same name is sent
//! once more, and a message that kills its bearer is given up after [`domain::messages::TRIES`] like any other. Mail and texts
//! have a lane each; whoever stalls holds up nobody but their own lane, and that only for a while.

mod noting;
mod take;

use std::ops::{AddAssign, ControlFlow};
use std::time::Duration;

use domain::CommunityId;
use domain::messages::{Posting, Way};

use super::{Carriers, Mail, Pen, Text, Trouble};
use crate::{App, Broken, Error};
use take::{Leased, Taken, take};

/// Most messages of one community in one round, so that one does not keep the others waiting.
const BATCH: usize = 50;
/// Seconds between attempts to note how a message went, when the disk is busy.
const NOTING: [u64; 5] = [0, 1, 2, 4, 8];

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Handed over.
    pub sent: u64,
    /// Did not go through, and will be tried again.
    pub again: u64,
    /// Given up; an organizer sees it.
    pub dead: u64,
    /// No longer needed or wished.
    pub dropped: u64,
    /// Left for the morning, or for another way.
    pub put_off: u64,
}

impl Delivered {
    /// Whether nothing was due.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

impl AddAssign for Delivered {
    fn add_assign(&mut self, other: Self) {
        self.sent += other.sent;
        self.again += other.again;
        self.dead += other.dead;
        self.dropped += other.dropped;
        self.put_off += other.put_off;
    }
}

/// Sends what is due now, by mail and by text at the same time, in every community.
pub async fn deliver_due(
    app: &App,
    pen: &dyn Pen,
    carriers: &Carriers,
) -> Result<Delivered, Error> {
    let (mail, texts) = tokio::join!(
        deliver_by(app, pen, carriers, Way::Mail),
        deliver_by(app, pen, carriers, Way::Text)
    );
    let mut done = mail?;
    done += texts?;
    Ok(done)
}

/// Sends what is due now on one way, in every community.
pub async fn deliver_by(
    app: &App,
    pen: &dyn Pen,
    carriers: &Carriers,
    way: Way,
) -> Result<Delivered, Error> {
    let mut done = Delivered::default();
    for community in waiting_communities(app, way).await? {
        for _ in 0..BATCH {
            let step = match take(app, carriers, community, way).await? {
                Taken::Nothing => break,
                Taken::Settled(step) => ControlFlow::Continue(step),
                Taken::ToSend(leased) => send(app, pen, carriers, community, &leased).await?,
            };
            match step {
                ControlFlow::Continue(step) => done += step.counted(),
                ControlFlow::Break(step) => {
                    done += step.counted();
                    return Ok(done);
                }
            }
        }
    }
    Ok(done)
}

/// Where something is due. A neighborhood that nobody named yet keeps its letters until somebody does.
async fn waiting_communities(app: &App, way: Way) -> Result<Vec<CommunityId>, Error> {
    row! {
        struct Found {
            community_id: CommunityId,
        }
    }
    let mut tx = app.db.read().await?;
    let found = all!(
        &mut tx,
        Found,
        "select distinct community_id from outbox
         where posting = $1 and way = $2 and due_at <= $3 and (leased_until is null or leased_until <= $3)
           and exists (select 1 from communities c where c.id = outbox.community_id and c.named)
         order by community_id -- crosses communities: one worker serves all",
        Posting::Waiting,
        way,
        app.clock.now()
    )?;
    Ok(found.into_iter().map(|row| row.community_id).collect())
}

/// Hands one message over and notes how it went. Breaks off the round when nobody is there to take more.
async fn send(
    app: &App,
    pen: &dyn Pen,
    carriers: &Carriers,
    community: CommunityId,
    leased: &Leased,
) -> Result<ControlFlow<Step, Step>, Error> {
    let went = hand_over(app, pen, carriers, leased).await;
    let mut noted = Err(Error::Broken(Broken::Busy));
    for wait in NOTING {
        tokio::time::sleep(Duration::from_secs(wait)).await;
        noted = match &went {
            Ok(()) => noting::sent(app, community, leased.id).await,
            Err(trouble) => noting::failed(app, community, &leased.lease, trouble).await,
        };
        if noted.is_ok() {
            break;
        }
    }
    let step = noted?;
    Ok(match went {
        Err(Trouble::Unreachable(_)) => ControlFlow::Break(step),
        _ => ControlFlow::Continue(step),
    })
}

async fn hand_over(
    app: &App,
    pen: &dyn Pen,
    carriers: &Carriers,
    leased: &Leased,
) -> Result<(), Trouble> {
    let letter = &leased.enclosed;
    let nobody = || Trouble::Never("no address".to_owned());
    let language = &letter.neighbor.language;
    let written = pen.write(language, leased.letter, &letter.facts);
    match (leased.way, &carriers.mail, &carriers.texts) {
        (Way::Mail, Some(carrier), _) => {
            let mail = Mail {
                id: leased.id,
                to: letter.person.email.clone().ok_or_else(nobody)?,
                community: letter.facts.community.clone(),
                slug: leased.slug.clone(),
                host: host(&app.config.base_url),
                reply_to: app
                    .config
                    .mail
                    .as_ref()
                    .and_then(|mail| mail.reply_to.clone()),
                stop_link: letter.facts.stop_link.clone(),
                subject: written.subject,
                text: written.text,
                html: written.html,
                at: app.clock.now(),
            };
            carrier.carry(&mail).await
        }
        (Way::Text, _, Some(texter)) => {
            let text = Text {
                id: leased.id,
                to: letter.person.phone.clone().ok_or_else(nobody)?,
                body: written.short,
            };
            texter.text(&text).await
        }
        _ => Err(Trouble::Again("no carrier".to_owned())),
    }
}

/// The host that people come to, for the names of mails and lists.
fn host(base_url: &str) -> String {
    let url = url::Url::parse(base_url).ok();
    let host = url.as_ref().and_then(url::Url::host_str);
    host.unwrap_or("localhost")
        .trim_matches(['[', ']'])
        .to_owned()
}

/// How one message went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Sent,
    Again,
    Dead,
    Dropped,
    PutOff,
}

impl Step {
    fn counted(self) -> Delivered {
        let mut done = Delivered::default();
        match self {
            Self::Sent => done.sent = 1,
            Self::Again => done.again = 1,
            Self::Dead => done.dead = 1,
            Self::Dropped => done.dropped = 1,
            Self::PutOff => done.put_off = 1,
        }
        done
    }
}
