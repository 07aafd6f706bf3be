//! The survey while organizers change it. There is one draft in a community, and every change is one small
//! step on it, so that two organizers do not undo each other. Neighbors see nothing of it until it is
//! published as the next version.

use domain::community::Said;
use domain::people::Actor;
use domain::survey::editing::{Core, Edit};
use domain::survey::{Choice, Kind, Question, Survey, Unfit, Word, Wording};
use domain::{CommunityId, Refusal};

use super::{current, insert};
use crate::db::Tx;
use crate::{App, Error};

/// The survey as organizers have it in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The version it will follow.
    pub based_on: i64,
    /// The survey.
    pub survey: Survey,
    /// Neighbors see something else.
    pub is_changed: bool,
}

/// Earlier versions that are searched for questions that could come back.
const EARLIER: i64 = 100;

row! {
    struct Kept {
        based_on: i64,
        definition: String,
    }
}

/// The draft; what neighbors see when nothing was changed.
pub async fn draft(tx: &mut Tx, community: CommunityId) -> Result<Draft, Error> {
    let (version, published) = current(tx, community).await?;
    let kept = opt!(
        tx,
        Kept,
        "select based_on, definition from survey_drafts where community_id = $1",
        community
    )?;
    let (based_on, survey) = match kept {
        Some(kept) => (kept.based_on, serde_json::from_str(&kept.definition)?),
        None => (version, published.clone()),
    };
    Ok(Draft {
        based_on,
        is_changed: survey != published,
        survey,
    })
}

/// Makes one change.
pub async fn edit(app: &App, who: Actor, edit: Edit) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let mut draft = draft(&mut tx, community).await?;
    draft.survey.edit(edit)?;
    keep(&mut tx, app, community, &draft).await?;
    tx.commit().await
}

/// Puts one of the first three questions in other words.
pub async fn reword(app: &App, who: Actor, core: Core, wording: Wording) -> Result<(), Error> {
    edit(app, who, Edit::Core(core, wording)).await
}

/// Adds a question with an id that no other question ever had.
pub async fn add(
    app: &App,
    who: Actor,
    kind: Kind,
    wording: Wording,
    required: bool,
) -> Result<Word, Error> {
    let id = new_word(app, 'q')?;
    let question = Question {
        id: id.clone(),
        wording,
        kind,
        required,
    };
    edit(app, who, Edit::Add(question)).await?;
    Ok(id)
}

/// A new choice, with an id that no other choice ever had.
pub fn new_choice(app: &App, says: Said) -> Result<Choice, Error> {
    Ok(Choice {
        id: new_word(app, 'c')?,
        says,
    })
}

/// Asks a question again that was taken away, with its own id, so that earlier answers to it count too.
pub async fn bring_back(app: &App, who: Actor, id: &str) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    let gone = no_longer_asked(&mut tx, who.community()).await?;
    drop(tx);
    let mut gone = gone.into_iter();
    let question = gone.find(|question| question.id.as_str() == id);
    edit(app, who, Edit::Add(question.ok_or(Error::NotFound)?)).await
}

/// Questions that were asked once and are not in the draft, each as it was put last.
pub async fn no_longer_asked(tx: &mut Tx, community: CommunityId) -> Result<Vec<Question>, Error> {
    row! {
        struct Earlier {
            definition: String,
        }
    }
    let draft = draft(tx, community).await?;
    let earlier = all!(
        tx,
        Earlier,
        "select definition from surveys where community_id = $1 order by version desc limit $2",
        community,
        EARLIER
    )?;
    let mut surveys = Vec::with_capacity(earlier.len() + 1);
    for row in &earlier {
        surveys.push(serde_json::from_str(&row.definition)?);
    }
    surveys.push(Survey::starter());
    Ok(draft.survey.no_longer_asked(&surveys))
}

/// Lets neighbors see the draft: it becomes the next version. Earlier answers keep the version that they
/// were given to. A survey that cannot be asked stays a draft.
pub async fn publish(app: &App, who: Actor) -> Result<Result<i64, Unfit>, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let draft = draft(&mut tx, community).await?;
    if let Err(unfit) = draft.survey.fit() {
        return Ok(Err(unfit));
    }
    let (now, _) = current(&mut tx, community).await?;
    if now != draft.based_on {
        return Err(Refusal::MovedOn.into());
    }
    let version = if draft.is_changed { now + 1 } else { now };
    if draft.is_changed {
        let by = who.neighbor();
        insert(&mut tx, app, community, version, &draft.survey, by).await?;
    }
    forget(&mut tx, community).await?;
    tx.commit().await?;
    Ok(Ok(version))
}

/// Throws the draft away.
pub async fn throw_away(app: &App, who: Actor) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    forget(&mut tx, who.community()).await?;
    tx.commit().await
}

async fn keep(tx: &mut Tx, app: &App, community: CommunityId, draft: &Draft) -> Result<(), Error> {
    exec!(
        tx,
        "insert into survey_drafts (community_id, based_on, definition, changed_at) values ($1, $2, $3, $4)
         on conflict (community_id) do update set definition = excluded.definition, changed_at = excluded.changed_at",
        community,
        draft.based_on,
        serde_json::to_string(&draft.survey)?,
        app.clock.now()
    )?;
    Ok(())
}

async fn forget(tx: &mut Tx, community: CommunityId) -> Result<(), Error> {
    exec!(
        tx,
        "delete from survey_drafts where community_id = $1",
        community
    )?;
    Ok(())
}

/// A short word out of 50 random bits: as good as never the same twice in a community.
fn new_word(app: &App, first: char) -> Result<Word, Error> {
    let random = data_encoding::BASE32_NOPAD.encode(&app.chance.bytes::<10>());
    let word = format!("{first}-{}", random[..10].to_ascii_lowercase());
    word.parse().map_err(|_| Error::NotFound)
}
