//! Spreadsheets that come in: one that was brought in, with a row that could not be read, and one that waits.

use app::intake::waiting::{self, Receiving};
use app::intake::{looking, runs};
use domain::{ImportId, UploadId};

use super::city::City;
use super::token::{canary, phone};

/// Brings one sheet in, and lets another one wait.
pub async fn hand_in(city: &City) -> (ImportId, UploadId) {
    let (app, who) = (&city.world.app, city.as_organizer());
    let done = take(city, &sheet("i09")).await;
    let run = runs::start(app, who, done, false).await.unwrap();
    runs::go_on(app).await.unwrap();
    let told = runs::one(app, who, run).await.unwrap();
    assert_eq!((told.people, told.reported), (1, 1));
    (run, take(city, &sheet("j10")).await)
}

async fn take(city: &City, text: &str) -> UploadId {
    let (app, who) = (&city.world.app, city.as_organizer());
    let name = format!("{}.csv", canary("i09", "Upload"));
    let mut receiving = Receiving::begin(app, who, &name).await.unwrap();
    receiving.take(text.as_bytes()).await.unwrap();
    let id = receiving.finish().await.unwrap();
    let looked = looking::look(app, who, id).await.unwrap();
    waiting::say(app, who, id, &looked.mapping).await.unwrap();
    id
}

/// Somebody in a row that can be read, and a row that cannot, which has no name and no contact.
fn sheet(code: &str) -> String {
    let word = |field| canary(code, field);
    let (first, last, mail, number) = (word("First"), word("Last"), word("Mail"), phone(code));
    let (words, street, notes, lost) = (word("Words"), word("Street"), word("Notes"), word("Lost"));
    let header = word("Header");
    format!(
        "Timestamp,Your name,Phone,Email,Street address,What can you offer?,What do you need?,Notes,{header}\n\
         5/1/2026 10:00:00,{first} {last},{number},{mail}@example.org,12 {street} Road,{words},Rides,{notes},x\n\
         ,,,,{lost},,{lost},,\n"
    )
}
