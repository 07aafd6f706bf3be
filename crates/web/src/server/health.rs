//! `GET /health`: 200 when data, worker and clock are well. Data that cannot be written is not well.

use app::worker;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::Moment;
use domain::moment::MINUTE;
use serde_json::json;

use crate::{Routes, Web};

/// How far the heartbeat may lie in the future before the clock is said to have jumped back.
const JUMP_LIMIT: i64 = 5 * MINUTE;

async fn health(State(web): State<Web>) -> Response {
    let now = web.app.clock.now();
    let beat = last_beat(&web).await;
    let data = beat.is_ok() && !web.app.db.is_full();
    let beat = beat.ok().flatten();
    let working = worker::is_well(beat, now);
    let clock = beat.is_none_or(|at| at <= now.plus(JUMP_LIMIT));
    let ok = data && working && clock;
    let status = if ok {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (
        status,
        Json(json!({ "ok": ok, "data": data, "worker": working, "clock": clock })),
    )
        .into_response()
}

async fn last_beat(web: &Web) -> Result<Option<Moment>, app::Error> {
    let mut tx = web.app.db.read().await?;
    worker::last_beat(&mut tx).await
}

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default().get("/health", health)
}
