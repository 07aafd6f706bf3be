//! What people see: pages, forms, the interface for programs, the command line.

pub mod assets;
pub mod cli;
pub mod community;
pub mod cookies;
pub mod demo;
pub mod form;
pub mod intake;
pub mod introductions;
pub mod language;
pub mod letters;
pub mod limits;
pub mod me;
pub mod messages;
pub mod needs;
pub mod page;
pub mod people;
pub mod privacy;
pub mod problem;
pub mod qr;
pub mod rota;
pub mod routes;
pub mod server;
pub mod setup;
pub mod survey;
pub mod text;
pub mod visit;

use std::sync::Arc;

use app::App;

pub use form::{Fields, Form, Posted};
pub use problem::Problem;
pub use routes::Routes;
pub use visit::Visit;

/// Everything a page may reach. Cheap to clone.
#[derive(Clone)]
pub struct Web {
    /// The use cases.
    pub app: App,
    /// How often somebody may try something.
    pub limits: Arc<limits::Limits>,
    /// How much the server bears, and who passes visitors on to it.
    pub bounds: Arc<server::Bounds>,
    /// What was sent, in a demonstration, where nothing leaves.
    pub demo: Option<Arc<app::messages::Memory>>,
    /// Room for exports under way.
    pub exports: Arc<tokio::sync::Semaphore>,
}

impl Web {
    /// The pages of an install.
    pub fn new(app: App) -> Self {
        Self {
            app,
            limits: Arc::default(),
            bounds: Arc::default(),
            demo: None,
            exports: Arc::new(tokio::sync::Semaphore::new(intake::EXPORTS)),
        }
    }

    /// The same with other bounds.
    #[must_use]
    pub fn within(self, bounds: server::Bounds) -> Self {
        Self {
            bounds: Arc::new(bounds),
            ..self
        }
    }
}

/// Every page and every form of the program.
pub fn routes() -> Routes {
    Routes::default()
        .with(assets::routes())
        .with(demo::routes())
        .with(needs::routes())
        .with(rota::routes())
        .with(people::routes())
        .with(server::health::routes())
        .with(introductions::routes())
        .with(messages::routes())
        .with(setup::routes())
        .with(survey::routes())
        .with(me::routes())
        .with(language::routes())
        .with(privacy::routes())
        .with(community::routes())
        .with(intake::routes())
}
