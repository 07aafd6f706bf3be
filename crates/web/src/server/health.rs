//! `GET /health`: 200 when data, worker and clock are well.

use app::db::migrations;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::{Routes, Web};

async fn health(State(web): State<Web>) -> Response {
    let data = migrations::applied(&web.app.db).await.is_ok();
    let status = if data {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(json!({ "ok": data, "data": data }))).into_response()
}

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default().get("/health", health)
}
