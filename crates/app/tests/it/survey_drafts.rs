//! The survey, while organizers change it.

use app::survey::drafts::{self, Draft};
use app::{Error, survey};
use domain::Refusal;
use domain::community::{Said, Step};
use domain::people::Actor;
use domain::survey::editing::{Core, Edit};
use domain::survey::{Kind, Survey, Unfit, Wording};

use crate::world::World;

async fn draft(world: &World) -> Draft {
    let mut tx = world.app.db.read().await.unwrap();
    drafts::draft(&mut tx, world.community).await.unwrap()
}

async fn published(world: &World) -> (i64, Survey) {
    let mut tx = world.app.db.read().await.unwrap();
    survey::current(&mut tx, world.community).await.unwrap()
}

fn asking(text: &str) -> Wording {
    Wording {
        ask: Said::only("en", text),
        help: Said::default(),
    }
}

#[tokio::test]
async fn neighbors_see_a_change_when_it_is_published_and_not_before() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        assert!(!draft(&world).await.is_changed);
        drafts::reword(app, who, Core::Gives, asking("What do you give?"))
            .await
            .unwrap();
        let id = drafts::add(app, who, Kind::Text, asking("A wish?"), true)
            .await
            .unwrap();
        drafts::edit(app, who, Edit::Place(id.clone(), Step::Up))
            .await
            .unwrap();
        assert!(draft(&world).await.is_changed);
        assert_eq!(published(&world).await, (1, Survey::starter()));

        assert_eq!(drafts::publish(app, who).await.unwrap(), Ok(2));

        let (version, now) = published(&world).await;
        assert_eq!((version, now.gives), (2, asking("What do you give?")));
        assert_eq!(now.more[now.more.len() - 2].id, id);
        assert!(!draft(&world).await.is_changed);
        let mut tx = app.db.read().await.unwrap();
        let first = survey::version(&mut tx, world.community, 1).await.unwrap();
        assert_eq!(first, Survey::starter(), "what was asked first is kept");
        drop(tx);
        assert_eq!(
            drafts::publish(app, who).await.unwrap(),
            Ok(2),
            "a second tap"
        );
    }
}

#[tokio::test]
async fn a_survey_that_cannot_be_asked_stays_a_draft() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let choice = Kind::OneChoice { choices: vec![] };
        let id = drafts::add(app, who, choice, asking("Which day?"), false)
            .await
            .unwrap();
        assert_eq!(
            drafts::publish(app, who).await.unwrap(),
            Err(Unfit::TooFewChoices(id.clone()))
        );
        assert_eq!(published(&world).await.0, 1);
        let says = |text| Said::only("en", text);
        let choices = vec![
            drafts::new_choice(app, says("Monday")).unwrap(),
            drafts::new_choice(app, says("Sunday")).unwrap(),
        ];
        let whole = Edit::Question {
            id,
            wording: asking("Which day?"),
            required: false,
            choices,
        };
        drafts::edit(app, who, whole).await.unwrap();
        assert_eq!(drafts::publish(app, who).await.unwrap(), Ok(2));
    }
}

#[tokio::test]
async fn a_question_that_was_taken_away_comes_back_under_its_own_id() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let id = drafts::add(app, who, Kind::Text, asking("A wish?"), false)
            .await
            .unwrap();
        drafts::publish(app, who).await.unwrap().unwrap();
        drafts::edit(app, who, Edit::TakeAway(id.clone()))
            .await
            .unwrap();
        drafts::edit(app, who, Edit::TakeAway("hopes".parse().unwrap()))
            .await
            .unwrap();
        drafts::publish(app, who).await.unwrap().unwrap();
        let mut tx = app.db.read().await.unwrap();
        let gone = drafts::no_longer_asked(&mut tx, world.community).await;
        let gone: Vec<String> = gone.unwrap().into_iter().map(|one| one.id.into()).collect();
        drop(tx);
        assert_eq!(gone, ["hopes".to_owned(), id.to_string()]);
        drafts::bring_back(app, who, id.as_str()).await.unwrap();
        let back = draft(&world).await.survey;
        assert_eq!(
            back.question(id.as_str()).unwrap().wording,
            asking("A wish?")
        );
        let again = drafts::bring_back(app, who, id.as_str()).await;
        assert!(matches!(again, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a_draft_never_overwrites_what_was_published_meanwhile() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        drafts::reword(app, who, Core::Reach, asking("How?"))
            .await
            .unwrap();
        let other = Survey {
            needs: asking("What do you need?"),
            ..Survey::starter()
        };
        survey::publish(app, who, 1, &other).await.unwrap().unwrap();
        let tried = drafts::publish(app, who).await;
        assert!(matches!(tried, Err(Error::Refused(Refusal::MovedOn))));
        assert_eq!(published(&world).await, (2, other));
        drafts::throw_away(app, who).await.unwrap();
        assert!(!draft(&world).await.is_changed);
    }
}

#[tokio::test]
async fn only_organizers_change_the_survey() {
    for world in World::on_both_engines().await {
        let app = &world.app;
        let ana = world.neighbor("Ana").await;
        for who in [world.as_self(ana), Actor::Visitor(world.community)] {
            let tried = [
                drafts::reword(app, who, Core::Gives, asking("Mine")).await,
                drafts::add(app, who, Kind::Text, asking("Mine"), true)
                    .await
                    .map(drop),
                drafts::edit(app, who, Edit::TakeAway("hopes".parse().unwrap())).await,
                drafts::bring_back(app, who, "hopes").await,
                drafts::publish(app, who).await.map(drop),
                drafts::throw_away(app, who).await,
            ];
            for tried in tried {
                assert!(matches!(tried, Err(Error::NotFound)));
            }
        }
        assert_eq!(published(&world).await, (1, Survey::starter()));
    }
}
