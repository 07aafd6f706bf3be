//! The list of all routes, kept while they are added, so that a test can walk every page and a new one
//! cannot escape it.

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::MethodRouter;

use crate::Web;

/// Routes with their list.
#[derive(Default)]
pub struct Routes {
    router: Router<Web>,
    list: Vec<(Method, &'static str)>,
}

impl Routes {
    /// A page that is read.
    #[must_use]
    pub fn get<H: Handler<T, Web>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(Method::GET, path, axum::routing::get(handler))
    }

    /// A form that is sent.
    #[must_use]
    pub fn post<H: Handler<T, Web>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(Method::POST, path, axum::routing::post(handler))
    }

    fn add(mut self, method: Method, path: &'static str, handler: MethodRouter<Web>) -> Self {
        self.list.push((method, path));
        self.router = self.router.route(path, handler);
        self
    }

    /// These routes and those of another room.
    #[must_use]
    pub fn with(mut self, other: Routes) -> Self {
        self.list.extend(other.list);
        self.router = self.router.merge(other.router);
        self
    }

    /// Every route by method and path.
    pub fn list(&self) -> &[(Method, &'static str)] {
        &self.list
    }

    /// The router that serves them.
    pub fn into_router(self) -> Router<Web> {
        self.router
    }
}
