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

use super::lookup::{AskedPart, Lookup, asked_part, content_type, is_page, look_up};
use super::served::Served;
use super::{PreviewOptions, address, overlay};

/// How long a browser waits before it asks again for events.
const RETRY: Duration = Duration::from_millis(500);
const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

#[derive(Clone)]
struct PreviewState {
    served: Receiver<Arc<Served>>,
    base: Arc<str>,
    bound: IpAddr,
}

/// Answers browsers as long as it is polled, from the first build on; those that come before are kept waiting.
pub(super) async fn answer(
    listener: TcpListener,
    mut served: Receiver<Arc<Served>>,
    options: &PreviewOptions,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let bound = listener.local_addr()?.ip();
    if served.wait_for(|served| served.generation > 0).await.is_err() {
        // The one who builds is gone, which ends the preview elsewhere.
        std::future::pending::<()>().await;
    }
    let base = address::folder(&options.base_path).into();
    axum::serve(listener, router(PreviewState { served, base, bound })).await
}

fn router(preview: PreviewState) -> Router {
    Router::new()
        .route(overlay::EVENTS, get(events))
        .route(overlay::PROBLEMS, get(problems))
        .route(overlay::SCRIPT, get(async || said(StatusCode::OK, content_type(overlay::SCRIPT), overlay::SCRIPT_TEXT)))
        .route(overlay::STYLE, get(async || said(StatusCode::OK, content_type(overlay::STYLE), overlay::STYLE_TEXT)))
        .fallback(get(page))
        .layer(middleware::from_fn_with_state(preview.clone(), guard))
        .with_state(preview)
}

/// Lets in what is meant for us, and keeps answers from being stored or read by other sites.
async fn guard(State(preview): State<PreviewState>, request: Request, next: Next) -> Response {
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

/// The marks of the present state, and those of each that follows.
async fn events(State(preview): State<PreviewState>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let marks = WatchStream::new(preview.served).map(|served| {
        let marks = serde_json::to_string(&served.marks()).unwrap_or_default();
        Ok(Event::default().retry(RETRY).data(marks))
    });
    Sse::new(marks).keep_alive(KeepAlive::default())
}

async fn problems(State(preview): State<PreviewState>) -> Response {
    match serde_json::to_vec(&preview.served.borrow().panel) {
        Ok(json) => said(StatusCode::OK, "application/json", json),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn page(State(preview): State<PreviewState>, uri: Uri, headers: HeaderMap) -> Response {
    if headers.get("service-worker").is_some_and(|value| value == "script") {
        return said(StatusCode::OK, content_type("sw.js"), overlay::WORKER_TEXT);
    }
    let served = preview.served.borrow().clone();
    let Some(files) = &served.files else {
        return said(StatusCode::SERVICE_UNAVAILABLE, HTML, served.panel.page());
    };
    match look_up(files, &preview.base, uri.path()) {
        Lookup::File(path, bytes) if is_page(path) => with_script(StatusCode::OK, bytes, &served),
        Lookup::File(path, bytes) => file(path, bytes, &headers),
        Lookup::Moved(to) => moved(&to, uri.query()),
        Lookup::Nothing => match files.get("404.html") {
            Some(page) => with_script(StatusCode::NOT_FOUND, page, &served),
            None => said(StatusCode::NOT_FOUND, TEXT, "404\n"),
        },
    }
}

fn with_script(status: StatusCode, page: &[u8], served: &Served) -> Response {
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

/// With a header whose value comes from a request, and is left out where a header cannot hold it.
fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}
