//! People who send the survey, many at once. Each of the three pages is sent as a browser sends it; what was
//! acknowledged is counted again in the data afterwards.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hyper::StatusCode;

use crate::Result;
use crate::client::{Client, now};
use crate::program::Program;
use crate::table::Table;
use crate::town::{self, Town};

/// How many people send at once, and how many forms each of them sends.
const AT_ONCE: u32 = 8;
const FORMS_EACH: u32 = 200;
/// Forms from one address, below what anybody may send in a minute.
const FROM_ONE_ADDRESS: u32 = 50;
/// What was promised, in a second.
const PROMISED: f64 = 300.0;
const WHAT: &str = "Whole surveys heard, each kept for good before it is thanked for";

/// Measures how many surveys are heard in a second.
pub async fn measure(table: &mut Table, binary: &Path, town: &Town) -> Result<()> {
    let before = town::answers(town).await?;
    let program = Arc::new(Program::start(binary, &town.data).await?);
    if Client::connect(program.address, 1)
        .await?
        .get("/survey/1")
        .await?
        .status
        != StatusCode::OK
    {
        table.skipped(WHAT, "/survey/1 is not there");
        return Ok(());
    }
    let heard = Arc::new(AtomicU32::new(0));
    let began = now();
    let people =
        (0..AT_ONCE).map(|person| tokio::spawn(send_many(program.clone(), person, heard.clone())));
    for person in people.collect::<Vec<_>>() {
        person.await??;
    }
    let seconds = began.elapsed().as_secs_f64();
    drop(Arc::into_inner(program).ok_or("somebody still holds the program")?);
    let heard = heard.load(Ordering::Relaxed);
    let kept = town::answers(town).await? - before;
    if kept != i64::from(heard) {
        return Err(format!("{heard} surveys were thanked for, {kept} were kept").into());
    }
    table.at_least(WHAT, f64::from(heard) / seconds, PROMISED, "a second");
    Ok(())
}

async fn send_many(program: Arc<Program>, person: u32, heard: Arc<AtomicU32>) -> Result<()> {
    let mut client = Client::connect(program.address, 1_000).await?;
    let mut proof = String::new();
    for form in 0..FORMS_EACH {
        if form % FROM_ONE_ADDRESS == 0 {
            client = Client::connect(program.address, 2_000 + person * FORMS_EACH + form).await?;
            proof = proof_on(&mut client, "/survey/1").await?;
        }
        send(&mut client, &proof, person * FORMS_EACH + form).await?;
        heard.fetch_add(1, Ordering::Relaxed);
        // The next one at this device is somebody else.
        client.cookies.retain(|name, _| name == "mh_b");
    }
    Ok(())
}

/// The proof that a form was shown to this browser.
async fn proof_on(client: &mut Client, path: &str) -> Result<String> {
    let page = client.get(path).await?;
    let html = String::from_utf8_lossy(&page.body);
    let (_, rest) = html.split_once("name=\"_f\" value=\"").ok_or("no form")?;
    Ok(rest.split('"').next().unwrap_or("").to_owned())
}

async fn send(client: &mut Client, proof: &str, n: u32) -> Result<()> {
    let pages = [
        (
            "/survey/1",
            "gives=transport&gives=meals&gives-words=".to_owned(),
            "/survey/2",
        ),
        (
            "/survey/2",
            "needs=company&soon=week".to_owned(),
            "/survey/3",
        ),
        (
            "/survey/3",
            format!("name=Visitor+{n}&email=visitor{n}%40example.org&way=mail&language=en"),
            "/survey/thanks",
        ),
    ];
    for (path, form, next) in pages {
        let answer = client.post(path, format!("_f={proof}&{form}")).await?;
        let to = answer
            .headers
            .get("location")
            .and_then(|to| to.to_str().ok());
        if to != Some(next) {
            return Err(format!("{path} answers {} and leads to {to:?}", answer.status).into());
        }
    }
    Ok(())
}
