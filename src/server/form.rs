//! A form in the browser, before there is anything to preview: its answers are given to whoever asked, and what they
//! refuse stands in the form again.
//!
//! The form writes, so it takes more than a preview does to be heard: a `Host` of this machine, an `Origin` of this
//! address where there is one, and the token of this run, which only a page of this address can read.

mod page;

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, LOCATION, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::Listener;
use tokio::runtime;
use tokio::sync::oneshot;

use super::{Door, ServeError, address, interrupted};
use crate::diagnostics::Bilingual;

/// How long answers that are under way are waited for at the end.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// The type in which browsers send forms.
const FORM: &str = "application/x-www-form-urlencoded";

/// The field that carries the token.
const TOKEN: &str = "token";

/// A form of lines to fill in, in both languages.
#[derive(Clone, Debug)]
pub struct Form {
    pub title: Bilingual,
    pub lead: Bilingual,
    pub fields: Vec<FormField>,
    pub button: Bilingual,
}

/// A line to fill in.
#[derive(Clone, Debug)]
pub struct FormField {
    pub name: &'static str,
    pub label: Bilingual,
    pub hint: Bilingual,
    /// What stands in it at first.
    pub value: String,
    /// What the browser offers while somebody types.
    pub choices: Vec<&'static str>,
}

/// What somebody filled in, by the names of fields.
pub type Answers = BTreeMap<String, String>;

/// What is wrong with answers, by the names of fields.
pub type Refusals = BTreeMap<&'static str, Bilingual>;

/// Shows a form until its answers are taken, and returns what they were taken as; `None` at Ctrl-C.
///
/// `listening` gets the address of the form as soon as browsers can open it. After the last answer the browser asks for
/// `/` again, and waits at the door for whoever opens it next.
///
/// # Errors
/// Every [`ServeError`] of the system.
pub fn ask<T: Send + 'static>(
    door: &Door,
    form: Form,
    listening: impl FnOnce(&str),
    take: impl FnMut(&Answers) -> Result<T, Refusals> + Send + 'static,
) -> Result<Option<T>, ServeError> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::System)?;
    let (sender, mut taken) = oneshot::channel();
    let form = Asked {
        form: Arc::new(form),
        token: token()?.into(),
        bound: door.listener.local_addr().map_err(ServeError::System)?.ip(),
        taker: Arc::new(Mutex::new(Taker { take, sender: Some(sender), end: None })),
    };
    listening(&door.url("/")?);
    runtime.block_on(async {
        tokio::select! {
            () = interrupted() => Ok(()),
            ended = answer(door, form) => ended.map_err(ServeError::System),
        }
    })?;
    Ok(taken.try_recv().ok())
}

/// Text that nobody can guess: 128 bits from the system.
fn token() -> Result<String, ServeError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| ServeError::System(io::Error::other(error.to_string())))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A form with whoever takes its answers.
struct Asked<T, F> {
    form: Arc<Form>,
    token: Arc<str>,
    bound: IpAddr,
    taker: Arc<Mutex<Taker<T, F>>>,
}

struct Taker<T, F> {
    take: F,
    /// For what the answers were taken as; `None` afterwards.
    sender: Option<oneshot::Sender<T>>,
    end: Option<End>,
}

/// How the form comes to its end: it is told, and then lets nobody in any more.
struct End {
    told: oneshot::Sender<()>,
    closed: oneshot::Receiver<()>,
}

/// Lets browsers in, and says when it does so no more.
struct Entrance {
    listener: tokio::net::TcpListener,
    _closes: oneshot::Sender<()>,
}

impl Listener for Entrance {
    type Io = tokio::net::TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        Listener::accept(&mut self.listener).await
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

impl<T, F> Clone for Asked<T, F> {
    fn clone(&self) -> Self {
        Self { form: self.form.clone(), token: self.token.clone(), bound: self.bound, taker: self.taker.clone() }
    }
}

/// Answers browsers until answers were taken.
async fn answer<T, F>(door: &Door, asked: Asked<T, F>) -> io::Result<()>
where
    T: Send + 'static,
    F: FnMut(&Answers) -> Result<T, Refusals> + Send + 'static,
{
    door.listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(door.listener.try_clone()?)?;
    let (told, end) = oneshot::channel();
    let (closes, closed) = oneshot::channel();
    let entrance = Entrance { listener, _closes: closes };
    asked.taker.lock().unwrap_or_else(PoisonError::into_inner).end = Some(End { told, closed });
    let (late, too_late) = oneshot::channel::<()>();
    let stop = async move {
        drop(end.await);
        drop(late);
    };
    // A browser may keep a connection open on which it never asks for anything.
    let patience = async move {
        drop(too_late.await);
        tokio::time::sleep(LAST_ANSWERS).await;
    };
    tokio::select! {
        served = axum::serve(entrance, router(asked)).with_graceful_shutdown(stop) => served,
        () = patience => Ok(()),
    }
}

fn router<T, F>(asked: Asked<T, F>) -> Router
where
    T: Send + 'static,
    F: FnMut(&Answers) -> Result<T, Refusals> + Send + 'static,
{
    Router::new()
        .route("/", get(show::<T, F>).post(send::<T, F>))
        .layer(middleware::from_fn_with_state(asked.bound, guard))
        .with_state(asked)
}

/// Accepts only requests meant for this form; no page of another address may show it, and nothing but its own style
/// and address is used by it.
async fn guard(State(bound): State<IpAddr>, request: Request, next: Next) -> Response {
    let mut response = match address::is_ours(request.headers(), request.uri(), bound) {
        true => next.run(request).await,
        false => (StatusCode::FORBIDDEN, "Host không hợp lệ / This host is not served here\n").into_response(),
    };
    let policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; \
                  base-uri 'none'";
    let fixed = [
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "same-origin"),
        (CONTENT_SECURITY_POLICY, policy),
    ];
    response.headers_mut().extend(fixed.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}

async fn show<T, F>(State(asked): State<Asked<T, F>>) -> Response {
    match asked.taker.lock().unwrap_or_else(PoisonError::into_inner).sender {
        Some(_) => asked.page(StatusCode::OK, &Answers::new(), &Refusals::new()),
        None => (StatusCode::OK, [(CONTENT_TYPE, page::HTML)], page::soon()).into_response(),
    }
}

async fn send<T, F>(State(asked): State<Asked<T, F>>, headers: HeaderMap, body: Bytes) -> Response
where
    F: FnMut(&Answers) -> Result<T, Refusals>,
{
    let is_form = headers.get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(FORM.as_bytes()));
    let mut answers = Answers::new();
    if is_form {
        answers.extend(form_urlencoded::parse(&body).into_owned());
    }
    let is_known = answers.remove(TOKEN).is_some_and(|token| *token == *asked.token);
    if !(is_form && is_known && comes_from_here(&headers)) {
        return asked.page(StatusCode::FORBIDDEN, &answers, &Refusals::from([(TOKEN, page::from_before())]));
    }
    let end = match asked.taken(&answers) {
        Ok(end) => end,
        Err(refusals) => return asked.page(StatusCode::UNPROCESSABLE_ENTITY, &answers, &refusals),
    };
    if let Some(End { told, closed }) = end {
        drop(told);
        // Only then may the browser come again: nobody is let in here who should wait for the preview.
        drop(closed.await);
    }
    (StatusCode::SEE_OTHER, [(LOCATION, "/"), (CONNECTION, "close")]).into_response()
}

/// Whether the page that sent a request is one of this address, as far as the browser says.
fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    headers.get(ORIGIN).is_none()
        || text(ORIGIN).and_then(|origin| origin.strip_prefix("http://")).is_some_and(|from| Some(from) == text(HOST))
}

impl<T, F> Asked<T, F> {
    /// Gives answers to whoever asked. The first that are taken bring the end.
    fn taken(&self, answers: &Answers) -> Result<Option<End>, Refusals>
    where
        F: FnMut(&Answers) -> Result<T, Refusals>,
    {
        let mut taker = self.taker.lock().unwrap_or_else(PoisonError::into_inner);
        if taker.sender.is_some() {
            let taken = (taker.take)(answers)?;
            drop(taker.sender.take().map(|sender| sender.send(taken)));
        }
        Ok(taker.end.take())
    }

    fn page(&self, status: StatusCode, answers: &Answers, refusals: &Refusals) -> Response {
        let page = page::page(&self.form, &self.token, answers, refusals);
        (status, [(CONTENT_TYPE, page::HTML)], page).into_response()
    }
}
