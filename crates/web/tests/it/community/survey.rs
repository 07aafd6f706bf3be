//! The survey, edited in the browser.

use app::survey;
use domain::survey::Survey;

use crate::world::World;

const SURVEY: &str = "/settings/survey";

async fn published(world: &World) -> (i64, Survey) {
    let mut tx = world.app.db.read().await.unwrap();
    survey::current(&mut tx, world.community).await.unwrap()
}

/// The address of the first question of the community's own making.
fn own_question(body: &str) -> String {
    let (_, rest) = body.split_once("/settings/survey/question/q-").unwrap();
    let (id, _) = rest.split_once('"').unwrap();
    format!("/settings/survey/question/q-{id}")
}

/// The ids of the choices that a page shows, in order.
fn choices(body: &str) -> Vec<String> {
    body.split("name=\"choice\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_wording_is_changed_and_published_in_two_forms() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    olga.get("/settings/survey/question/gives")
        .await
        .with_status(200)
        .says("name=\"ask-ar\"");
    let words = [
        ("ask-en", "What can you <give>?"),
        ("ask-es", "¿Qué puedes dar?"),
        ("help-en", "Anything\ncounts."),
    ];
    olga.post_on("/settings/survey/question/gives", &words)
        .await
        .says("What can you &#60;give&#62;?")
        .says("Changes that nobody sees yet");
    assert_eq!(published(&world).await.0, 1, "neighbors see nothing yet");
    olga.post_on("/settings/survey/publish", &[])
        .await
        .says("Published.")
        .is_silent_on("Changes that nobody sees yet");
    let (version, now) = published(&world).await;
    assert_eq!(version, 2);
    assert_eq!(now.gives.ask.to("es", "en"), "¿Qué puedes dar?");
    assert_eq!(now.gives.help.to("en", "en"), "Anything\ncounts.");
}

#[tokio::test]
async fn what_the_program_says_by_itself_stays_the_programs_own() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let english = web::text::language("en");
    let own = english.text("survey-q-hopes", &[]);
    let same = [("ask-en", own.as_str()), ("ask-es", "¿Qué esperas?")];
    olga.post("/settings/survey/question/hopes", &same)
        .await
        .with_status(303);
    olga.post("/settings/survey/publish", &[]).await;
    let (_, now) = published(&world).await;
    let ask = &now.question("hopes").unwrap().wording.ask;
    assert_eq!(ask.0.get("es").map(String::as_str), Some("¿Qué esperas?"));
    if english.has("survey-q-hopes") {
        assert_eq!(ask.0.get("en"), None);
    }
}

#[tokio::test]
async fn a_list_to_choose_from_is_made_and_changed_without_losing_its_ids() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let new = [
        ("ask-en", "When shall we celebrate?"),
        ("kind", "one-choice"),
        ("choices-en", "May\n\nJune\n"),
        ("choices-es", "Mayo\n\nJunio"),
        ("required", "yes"),
    ];
    let shown = olga.post_on("/settings/survey/new", &new).await;
    let page = own_question(&shown.body);
    let shown = olga.get(&page).await.says("Mayo").says("June");
    let [may, june]: [String; 2] = choices(&shown.body).try_into().unwrap();
    let (may_en, june_en) = (format!("choice-{may}-en"), format!("choice-{june}-en"));
    let up = format!("up {june}");
    let typed = [
        ("ask-en", "When is the party?"),
        ("choice", &may),
        (&may_en, "In May"),
        ("choice", &june),
        (&june_en, "In June"),
        ("choice-new-en", "Never"),
        ("do", &up),
    ];
    let shown = olga.post_on(&page, &typed).await.says("When is the party?");
    let now = choices(&shown.body);
    assert_eq!((&now[0], &now[1], now.len()), (&june, &may, 3));
    shown.says("In May").says("Never");
    let remove = format!("remove {may}");
    let typed = [
        ("ask-en", "When is the party?"),
        ("choice", &june),
        (&june_en, "In June"),
        ("choice", &may),
        (&may_en, "In May"),
        ("choice", &now[2]),
        ("do", &remove),
    ];
    let shown = olga.post_on(&page, &typed).await;
    assert_eq!(
        choices(&shown.body),
        [june],
        "an emptied one is gone as well"
    );
    olga.post_on("/settings/survey/publish", &[])
        .await
        .says("Something is still missing.");
    assert_eq!(published(&world).await.0, 1);
}

#[tokio::test]
async fn nothing_typed_is_lost_when_a_question_cannot_be_kept() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let long = "a".repeat(301);
    let new = [("ask-en", long.as_str()), ("choices-es", "Uno")];
    olga.post("/settings/survey/new", &new)
        .await
        .with_status(422)
        .says(&long)
        .says("Uno")
        .says("This is a bit too long.");
    let lonely = [
        ("ask-en", "Which?"),
        ("kind", "several"),
        ("choices-en", "One"),
    ];
    olga.post("/settings/survey/new", &lonely)
        .await
        .with_status(422)
        .says("at least two things");
    olga.post("/settings/survey/new", &[("kind", "radius")])
        .await
        .with_status(422)
        .says("Please write the question.");
    olga.post("/settings/survey/question/gives", &[("ask-es", &long)])
        .await
        .with_status(422)
        .says(&long);
}

#[tokio::test]
async fn questions_move_go_and_come_back() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let hopes = "/settings/survey/question/hopes";
    olga.post(&format!("{hopes}/place"), &[("step", "up")])
        .await
        .with_status(303);
    let shown = olga
        .post_on(&format!("{hopes}/take-away"), &[])
        .await
        .says("No longer asked");
    assert!(!shown.body.contains(&format!("{hopes}\"")));
    olga.get(hopes).await.with_status(404);
    olga.post_on("/settings/survey/back", &[("question", "hopes")])
        .await
        .says(&format!("{hopes}\""))
        .is_silent_on("No longer asked");
    olga.post_on("/settings/survey/throw-away", &[])
        .await
        .says("The changes are gone.");
}

#[tokio::test]
async fn every_kind_of_question_can_be_added_in_every_language() {
    for language in ["en", "es", "ar"] {
        let world = World::new().await;
        let mut olga = world.as_organizer().await.speaking(language);
        for kind in [
            "one-choice",
            "several",
            "text",
            "number",
            "date",
            "times",
            "area",
        ] {
            let ask = format!("ask-{language}");
            let list = format!("choices-{language}");
            let new = [(ask.as_str(), "🙂?"), ("kind", kind), (&list, "a\nb")];
            let shown = olga.post_on("/settings/survey/new", &new).await.says("🙂?");
            olga.get(&own_question(&shown.body)).await.with_status(200);
        }
        olga.post("/settings/survey/publish", &[]).await;
        let (_, now) = published(&world).await;
        assert_eq!(now.more.len(), Survey::starter().more.len() + 7);
    }
}

#[tokio::test]
async fn the_survey_is_edited_by_organizers_only() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    for page in ["", "/new", "/preview", "/question/gives", "/question/hopes"] {
        let page = format!("{SURVEY}{page}");
        world.as_organizer().await.get(&page).await.with_status(200);
        world.visitor().get(&page).await.with_status(404);
        let mut ana = world.as_neighbor(ana).await;
        ana.get(&page).await.with_status(404);
    }
    for form in [
        "/new",
        "/publish",
        "/throw-away",
        "/back",
        "/question/gives",
        "/question/hopes",
        "/question/hopes/place",
        "/question/hopes/take-away",
    ] {
        let mut ana = world.as_neighbor(ana).await;
        ana.post(&format!("{SURVEY}{form}"), &[("step", "up")])
            .await
            .with_status(404);
    }
    world
        .as_organizer()
        .await
        .get("/settings/survey/question/nonsense")
        .await
        .with_status(404);
}

#[tokio::test]
async fn the_preview_shows_the_draft_and_can_send_nothing() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let new = [
        ("ask-en", "When shall we celebrate?"),
        ("kind", "several"),
        ("choices-en", "May\nJune"),
    ];
    olga.post("/settings/survey/new", &new).await;
    olga.post(
        "/settings/survey/question/needs",
        &[("ask-en", "What is missing?")],
    )
    .await;
    let shown = olga
        .get("/settings/survey/preview")
        .await
        .says("When shall we celebrate?")
        .says("June")
        .says("What is missing?");
    let forms = shown.body.matches("<form").count();
    assert_eq!(forms, 1, "the one that publishes");
    world
        .visitor()
        .get("/survey/2")
        .await
        .is_silent_on("What is missing?");
}
