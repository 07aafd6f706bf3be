//! Hearing an answer: on the web, on a shared tablet, on behalf of somebody, at the door, on the phone,
//! from paper. All of them come through here, and each form counts once, however often it is sent.

use domain::messages::Letter;
use domain::needs::ListingState;
use domain::people::{Actor, Channel, Neighbor, Person, Source};
use domain::survey::answer::{Answer, Circumstances, Reach, Spoken, terms};
use domain::{AnswerId, CategoryId, CommunityId, KeyId, NeighborId, Refusal};

use crate::db::Tx;
use crate::needs::NewListing;
use crate::people::NewNeighbor;
use crate::{App, Error, messages, needs, people, tokens};

/// An answer as it comes in.
#[derive(Clone)]
pub struct Given {
    /// The form it was given in: random, made when the form was first shown, the same when it is sent again.
    pub form: String,
    /// The version of the survey that was asked.
    pub version: i64,
    /// What was answered.
    pub answer: Answer,
    /// How they may be reached.
    pub reach: Reach,
    /// Which way it came in.
    pub source: Source,
    /// For how long, without a visit, the one who answered is known again in this browser; `None` when it
    /// is not theirs.
    pub remember: Option<i64>,
}

/// What comes of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Whose it is.
    pub neighbor: NeighborId,
    /// The answer.
    pub answer: AnswerId,
    /// The word of their private link.
    pub link: String,
    /// The word for the cookie by which they are known again in this browser.
    pub session: Option<String>,
}

/// Longest id of a form, in bytes.
const FORM_LIMIT: usize = 64;

/// Hears an answer: a neighbor, their offers and needs, and a letter with their private link, all or nothing.
///
/// The same form sent again with the same content gives the same result and changes nothing; with other
/// content it is refused. Somebody who is already known answers onto their own record.
pub async fn answer(app: &App, who: Actor, given: &Given) -> Result<Answered, Error> {
    if matches!(given.source, Source::Door | Source::Phone | Source::Paper) {
        who.organizes()?;
    }
    if given.form.is_empty() || given.form.len() > FORM_LIMIT {
        return Err(Error::NotFound);
    }
    let hearing = Hearing {
        app,
        who,
        community: who.community(),
        given,
        content: content(app, who.community(), given)?,
        id: app.chance.id(app.clock.now()),
    };
    let key = app.vault.new_key(app.clock.now()).await?;
    let mut tx = app.db.write(hearing.community).await?;
    let done = match sent_before(&mut tx, hearing.community, &given.form).await? {
        Some(known) => {
            app.vault.give_back(key);
            hearing.again(&mut tx, &known).await?
        }
        None => hearing.first(&mut tx, key).await?,
    };
    tx.commit().await?;
    Ok(done)
}

/// Finds the answer again that a browser has already sent in a form of its own, when it comes back with
/// another one under the same form: the first answer stands, and its owner is known again.
pub async fn resume(
    app: &App,
    community: CommunityId,
    form: &str,
    remember: Option<i64>,
) -> Result<Answered, Error> {
    let mut tx = app.db.write(community).await?;
    let found = sent_before(&mut tx, community, form).await?;
    let known = found
        .filter(|known| known.source == Source::Web && !known.form_hash.is_empty())
        .ok_or(Error::NotFound)?;
    let done = answered(
        &mut tx,
        app,
        community,
        known.neighbor_id,
        known.id,
        remember,
    )
    .await?;
    tx.commit().await?;
    Ok(done)
}

row! {
    struct Known {
        id: AnswerId,
        neighbor_id: NeighborId,
        form_hash: String,
        source: Source,
    }
}

async fn sent_before(
    tx: &mut Tx,
    community: CommunityId,
    form: &str,
) -> Result<Option<Known>, Error> {
    opt!(
        tx,
        Known,
        "select id, neighbor_id, form_hash, source from answers where community_id = $1 and form_id = $2",
        community,
        form
    )
}

/// A keyed hash of everything that was given: it tells whether a form came again with the same content,
/// and is as sensitive as the content.
fn content(app: &App, community: CommunityId, given: &Given) -> Result<String, Error> {
    let Reach {
        person,
        channel,
        language,
    } = &given.reach;
    let text = serde_json::to_string(&(
        &given.answer,
        [&person.name, &person.through, &person.notes],
        [&person.phone, &person.email],
        [channel.word(), language, given.source.word()],
    ))?;
    Ok(app.vault.index(community, "form", &text))
}

/// Whose answer it is.
struct Owner {
    id: NeighborId,
    key: KeyId,
    of: Circumstances,
    is_new: bool,
}

/// One answer on its way in.
struct Hearing<'a> {
    app: &'a App,
    who: Actor,
    community: CommunityId,
    given: &'a Given,
    content: String,
    id: AnswerId,
}

impl Hearing<'_> {
    async fn again(&self, tx: &mut Tx, known: &Known) -> Result<Answered, Error> {
        if known.form_hash != self.content {
            return Err(Refusal::FormReused.into());
        }
        let remember = self.given.remember;
        answered(
            tx,
            self.app,
            self.community,
            known.neighbor_id,
            known.id,
            remember,
        )
        .await
    }

    async fn first(&self, tx: &mut Tx, key: KeyId) -> Result<Answered, Error> {
        let themself = self
            .who
            .neighbor()
            .filter(|_| self.given.source == Source::Web);
        let owner = match themself {
            Some(known) => {
                self.app.vault.give_back(key);
                self.onto_record(tx, known).await?
            }
            None => {
                let of = self.told(tx, Circumstances::default()).await?;
                self.somebody_new(tx, key, of).await?
            }
        };
        self.write_down(tx, &owner).await?;
        self.say(tx, &owner).await?;
        if owner.is_new && self.given.reach.channel.is_automatic() {
            messages::tell(
                tx,
                self.app,
                self.community,
                owner.id,
                Letter::Welcome,
                None,
            )
            .await?;
        }
        answered(
            tx,
            self.app,
            self.community,
            owner.id,
            self.id,
            self.given.remember,
        )
        .await
    }

    /// What somebody told of where, when and how far, when they were asked more than three questions.
    async fn told(&self, tx: &mut Tx, mut of: Circumstances) -> Result<Circumstances, Error> {
        let replies = &self.given.answer.more;
        if !replies.is_empty() {
            let survey = super::version(tx, self.community, self.given.version).await?;
            of.take_over(&survey, replies);
        }
        Ok(of)
    }

    async fn somebody_new(
        &self,
        tx: &mut Tx,
        key: KeyId,
        of: Circumstances,
    ) -> Result<Owner, Error> {
        let reach = &self.given.reach;
        let new = NewNeighbor {
            person: reach.person.clone(),
            channel: reach.channel,
            language: reach.language.clone(),
            speaks: of.speaks.clone(),
            area: of.area,
            times: of.times,
            radius: of.radius,
            source: self.given.source,
            key,
        };
        Ok(Owner {
            id: people::insert(tx, self.app, self.community, new).await?,
            key,
            of,
            is_new: true,
        })
    }

    /// Somebody who is known answers again: what they tell about themself replaces what was known, and
    /// what they leave empty stays.
    async fn onto_record(&self, tx: &mut Tx, id: NeighborId) -> Result<Owner, Error> {
        let (known, person) = people::opened(tx, self.app, self.community, id).await?;
        let reach = &self.given.reach;
        let told = renewed(&person, &reach.person);
        let of = self.told(tx, Circumstances::of(&known)).await?;
        let mut now = Neighbor {
            language: reach.language.clone(),
            speaks: of.speaks.clone(),
            area: of.area,
            times: of.times,
            radius: of.radius,
            ..known.clone()
        };
        if reach.channel != Channel::Nobody {
            now.channel = reach.channel;
        }
        if now != known || told != person {
            people::save(tx, self.app, self.community, &now, &told).await?;
        }
        Ok(Owner {
            id,
            key: known.key.ok_or(Error::NotFound)?,
            of,
            is_new: false,
        })
    }

    async fn write_down(&self, tx: &mut Tx, owner: &Owner) -> Result<(), Error> {
        let sealed = super::more::seal(
            self.app,
            self.community,
            owner.id,
            owner.key,
            self.id,
            1,
            &self.given.answer,
        )?;
        let source = self.given.source;
        exec!(
            tx,
            "insert into answers (community_id, id, neighbor_id, survey_version, form_id, form_hash, body_sealed, language, source,
                                  taken_by, answered_at, version, unsorted)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)",
            self.community,
            self.id,
            owner.id,
            self.given.version,
            &self.given.form,
            &self.content,
            sealed,
            &self.given.reach.language,
            source,
            self.who.neighbor().filter(|_| source != Source::Web),
            self.app.clock.now(),
            self.given.answer.is_unsorted()
        )?;
        Ok(())
    }

    /// Writes the offers and needs down. What somebody already offers or needs is not said twice.
    async fn say(&self, tx: &mut Tx, owner: &Owner) -> Result<(), Error> {
        let kinds = kinds(tx, self.community).await?;
        let said = match owner.is_new {
            true => Vec::new(),
            false => needs::rows_of(tx, self.community, owner.id).await?,
        };
        let is_said = |spoken: &Spoken<'_>| {
            said.iter().map(needs::Row::listing).any(|listing| {
                listing.state == ListingState::Open
                    && (listing.side, listing.terms.category) == (spoken.side, spoken.category)
            })
        };
        for spoken in self.given.answer.listings() {
            let kind = kinds.iter().find(|kind| kind.id == spoken.category);
            let Some(kind) = kind.filter(|_| !is_said(&spoken)) else {
                continue;
            };
            let new = NewListing {
                side: spoken.side,
                terms: terms(spoken, kind.remote, &self.given.answer.needs, &owner.of),
                note: spoken.note.to_owned(),
                source: self.given.source,
                answer: Some(self.id),
                state: ListingState::Open,
            };
            needs::insert(tx, self.app, self.community, owner.id, owner.key, &new).await?;
        }
        Ok(())
    }
}

fn renewed(known: &Person, told: &Person) -> Person {
    let words = |told: &str, known: &str| if told.is_empty() { known } else { told }.to_owned();
    Person {
        name: words(&told.name, &known.name),
        phone: told.phone.clone().or_else(|| known.phone.clone()),
        email: told.email.clone().or_else(|| known.email.clone()),
        through: words(&told.through, &known.through),
        notes: words(&told.notes, &known.notes),
    }
}

row! {
    struct KindOfHelp {
        id: CategoryId,
        remote: bool,
    }
}

async fn kinds(tx: &mut Tx, community: CommunityId) -> Result<Vec<KindOfHelp>, Error> {
    all!(
        tx,
        KindOfHelp,
        "select id, remote from categories where community_id = $1",
        community
    )
}

async fn answered(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    answer: AnswerId,
    remember: Option<i64>,
) -> Result<Answered, Error> {
    let link = tokens::private_link(tx, app, community, neighbor).await?;
    let session = match remember {
        Some(idle) => Some(tokens::begin_session(tx, app, community, neighbor, idle).await?),
        None => None,
    };
    Ok(Answered {
        neighbor,
        answer,
        link,
        session,
    })
}
