//! The answers to a browser.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, RANGE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::lookup::{AskedPart, Lookup, asked_part, is_page, look_up};
use super::served::Served;
use super::{MadeOnRequest, PreviewOptions, address, overlay};
use crate::diagnostics::Speech;
use crate::render::file_headers::content_type;

/// How long a browser waits before it reconnects to the event stream.
const RETRY: Duration = Duration::from_millis(500);
const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

struct PreviewState<S> {
    served: Receiver<Arc<Served<S>>>,
    base: Arc<str>,
    bound: IpAddr,
    speech: Speech,
}

impl<S> Clone for PreviewState<S> {
    fn clone(&self) -> Self {
        Self { served: self.served.clone(), base: self.base.clone(), bound: self.bound, speech: self.speech }
    }
}

/// Answers browsers as long as it is polled. Requests before the first site wait for it.
pub(super) async fn answer<S: MadeOnRequest>(
    listener: TcpListener,
    mut served: Receiver<Arc<Served<S>>>,
    options: &PreviewOptions,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let bound = listener.local_addr()?.ip();
    if served.wait_for(|served| served.generation > 0).await.is_err() {
        // The build thread has ended; the preview is ended elsewhere.
        std::future::pending::<()>().await;
    }
    let base = address::folder(&options.base_path).into();
    axum::serve(listener, router(PreviewState { served, base, bound, speech: options.speech })).await
}

fn router<S: MadeOnRequest>(preview: PreviewState<S>) -> Router {
    Router::new()
        .route(overlay::EVENTS, get(events::<S>))
        .route(overlay::PROBLEMS, get(problems::<S>))
        .route(overlay::SCRIPT, get(async || said(StatusCode::OK, content_type(overlay::SCRIPT), overlay::SCRIPT_TEXT)))
        .route(overlay::STYLE, get(async || said(StatusCode::OK, content_type(overlay::STYLE), overlay::STYLE_TEXT)))
        .fallback(get(page::<S>))
        .layer(middleware::from_fn_with_state(preview.clone(), guard::<S>))
        .with_state(preview)
}

/// Accepts only requests meant for this preview, and prevents answers from being stored or read by other sites.
async fn guard<S: MadeOnRequest>(State(preview): State<PreviewState<S>>, request: Request, next: Next) -> Response {
    let mut response = match address::is_ours(request.headers(), request.uri(), preview.bound) {
        true => next.run(request).await,
        false => said(StatusCode::FORBIDDEN, TEXT, "Host không hợp lệ / This host is not served here\n"),
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    response
}

/// Sends the present marks, and then the marks after each build.
async fn events<S: MadeOnRequest>(
    State(preview): State<PreviewState<S>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<S>> {
    let marks = WatchStream::new(preview.served).map(|served| {
        let marks = serde_json::to_string(&served.marks()).unwrap_or_default();
        Ok(Event::default().retry(RETRY).data(marks))
    });
    Sse::new(marks).keep_alive(KeepAlive::default())
}

async fn problems<S: MadeOnRequest>(State(preview): State<PreviewState<S>>) -> Response {
    let served = preview.served.borrow().clone();
    match serde_json::to_vec(&served.panel(preview.speech)) {
        Ok(json) => said(StatusCode::OK, "application/json", json),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn page<S: MadeOnRequest>(State(preview): State<PreviewState<S>>, uri: Uri, headers: HeaderMap) -> Response {
    if headers.get("service-worker").is_some_and(|value| value == "script") {
        return said(StatusCode::OK, content_type("sw.js"), overlay::WORKER_TEXT);
    }
    let served = preview.served.borrow().clone();
    let unmade = || said(StatusCode::SERVICE_UNAVAILABLE, HTML, served.panel(preview.speech).page());
    if !served.has_site() {
        return unmade();
    }
    match look_up(|path| served.has(path), &preview.base, uri.path()) {
        Lookup::File(path) => match served.file(&path) {
            Some(page) if is_page(&path) => with_script(StatusCode::OK, &page, &served),
            Some(bytes) => file(&path, &bytes, &headers),
            None => unmade(),
        },
        Lookup::Moved(to) => moved(&to, uri.query()),
        Lookup::Nothing => match served.file("404.html") {
            Some(page) => with_script(StatusCode::NOT_FOUND, &page, &served),
            None => said(StatusCode::NOT_FOUND, TEXT, "404\n"),
        },
    }
}

fn with_script<S: MadeOnRequest>(status: StatusCode, page: &[u8], served: &Served<S>) -> Response {
    said(status, HTML, overlay::inject(page, &overlay::script(&served.marks().site)))
}

fn file(path: &str, bytes: &Arc<[u8]>, headers: &HeaderMap) -> Response {
    let (length, kind) = (bytes.len(), content_type(path));
    let bytes = Bytes::from_owner(bytes.clone());
    let asked = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let mut response = match asked_part(asked, length) {
        AskedPart::Whole => said(StatusCode::OK, kind, bytes),
        AskedPart::Part(part) => {
            let place = format!("bytes {}-{}/{length}", part.start, part.end - 1);
            with(said(StatusCode::PARTIAL_CONTENT, kind, bytes.slice(part)), CONTENT_RANGE, &place)
        }
        AskedPart::Beyond => {
            with(said(StatusCode::RANGE_NOT_SATISFIABLE, TEXT, ""), CONTENT_RANGE, &format!("bytes */{length}"))
        }
    };
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

fn moved(to: &str, query: Option<&str>) -> Response {
    let to = query.map_or(to.to_owned(), |query| format!("{to}?{query}"));
    with(said(StatusCode::MOVED_PERMANENTLY, TEXT, ""), LOCATION, &to)
}

fn said(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, HeaderValue::from_static(kind))], body.into()).into_response()
}

/// Sets a header whose value comes from a request; leaves it out where the value is not allowed in a header.
fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}
