//! What is somebody's own on rotas, for their page.

use app::rota::own::{self, Asked, Mine};
use domain::people::Actor;
use domain::rota::Date;

use super::words;
use crate::{Problem, Visit, Web};

/// The next dates that somebody promised, and where they are asked to step in.
pub struct OnRotas {
    /// What they promised.
    pub mine: Vec<Mine>,
    /// What they are asked.
    pub asked: Vec<Asked>,
}

impl OnRotas {
    /// Loads them.
    pub async fn load(web: &Web, who: Actor) -> Result<Self, Problem> {
        Ok(Self {
            mine: own::mine(&web.app, who).await?,
            asked: own::asked(&web.app, who).await?,
        })
    }

    /// When a date is, in words.
    pub fn slot(&self, v: &Visit, date: &Date) -> String {
        words::slot(v, date)
    }
}
