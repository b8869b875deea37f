//! What web servers are told about a site: one policy, in the words of each kind of host that the site names.
//!
//! - Pages run no code but the theme's own files, load nothing from elsewhere and stand in no frame (CSP level 2).
//! - Types are what they are said to be, and addresses of the site are told to nobody else in full.
//! - Files whose names change with their content are kept for a year, everything else is asked for again.
//! - What is missing is answered with `404.html`.
//!
//! Nothing in it can bring a server to fail where a module is missing.

use super::file_headers::{ASKED_AGAIN, FOR_A_YEAR, content_type, often_unknown, texts};
use crate::view::context::ViewContext;
use crate::view::policy::{CSP, REFERRER};

/// The headers of every file.
const HEADERS: [(&str, &str); 3] =
    [("Content-Security-Policy", CSP), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", REFERRER)];

/// `.htaccess` for Apache. It has neither `Options` nor `php_flag`, which many hosts answer with an error.
pub fn apache(cx: ViewContext<'_>) -> String {
    let headers: String =
        HEADERS.iter().map(|(name, value)| format!("  Header always set {name} \"{value}\"\n")).collect();
    let types: String = often_unknown().map(|(ending, of)| format!("  AddType {of} .{ending}\n")).collect();
    let texts = texts().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ");
    let missing = format!("{}404.html", base_path(cx));
    format!(
        "ErrorDocument 404 {missing}\n\
         <IfModule mod_dir.c>\n  DirectoryIndex index.html\n</IfModule>\n\
         <IfModule mod_mime.c>\n{types}  AddCharset utf-8 {texts}\n</IfModule>\n\
         <IfModule mod_headers.c>\n{headers}\
         \x20 Header set Cache-Control \"{ASKED_AGAIN}\"\n\
         \x20 <If \"%{{REQUEST_URI}} =~ m#/assets/#\">\n    Header set Cache-Control \"{FOR_A_YEAR}\"\n  </If>\n\
         </IfModule>\n"
    )
}

/// Lines for the `server` of nginx, which reads no files of a site: its administrator includes them.
pub fn nginx(cx: ViewContext<'_>) -> String {
    let base = base_path(cx);
    // `add_header` of a location replaces those around it, so that each location has all of them.
    let headers = |indent: &str| -> String {
        HEADERS.iter().map(|(name, value)| format!("{indent}add_header {name} \"{value}\" always;\n")).collect()
    };
    let (outer, inner) = (headers("  "), headers("    "));
    format!(
        "location {base} {{\n  index index.html;\n  error_page 404 {base}404.html;\n  charset utf-8;\n  \
         charset_types text/css text/plain text/xml text/calendar text/csv application/json text/javascript application/javascript;\n\
         {outer}  add_header Cache-Control \"{ASKED_AGAIN}\" always;\n  \
         location ~* \\.ics$ {{\n    default_type text/calendar;\n    types {{ }}\n{inner}    add_header Cache-Control \"{ASKED_AGAIN}\" always;\n  }}\n  \
         location ~ /assets/ {{\n{inner}    add_header Cache-Control \"{FOR_A_YEAR}\" always;\n  }}\n}}\n"
    )
}

/// `web.config` for IIS.
pub fn iis(cx: ViewContext<'_>) -> String {
    let headers: String =
        HEADERS.iter().map(|(name, value)| format!("        <add name=\"{name}\" value=\"{value}\" />\n")).collect();
    let types: String = often_unknown()
        .map(|(ending, of)| {
            format!("      <remove fileExtension=\".{ending}\" />\n      <mimeMap fileExtension=\".{ending}\" mimeType=\"{of}\" />\n")
        })
        .collect();
    let missing = format!("{}404.html", base_path(cx));
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <system.webServer>\n\
         \x20   <staticContent>\n{types}\
         \x20     <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"00:00:00\" />\n    </staticContent>\n\
         \x20   <httpProtocol>\n      <customHeaders>\n{headers}      </customHeaders>\n    </httpProtocol>\n\
         \x20   <httpErrors errorMode=\"Custom\" existingResponse=\"Auto\">\n      <remove statusCode=\"404\" />\n\
         \x20     <error statusCode=\"404\" path=\"{missing}\" responseMode=\"ExecuteURL\" />\n    </httpErrors>\n\
         \x20 </system.webServer>\n  <location path=\"assets\">\n    <system.webServer>\n      <staticContent>\n\
         \x20       <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" />\n\
         \x20     </staticContent>\n    </system.webServer>\n  </location>\n</configuration>\n"
    )
}

/// `_headers` for Netlify and Cloudflare Pages.
pub fn netlify(_: ViewContext<'_>) -> String {
    let headers: String = HEADERS.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!(
        "/*\n{headers}  Cache-Control: {ASKED_AGAIN}\n\n/assets/*\n  ! Cache-Control\n  Cache-Control: {FOR_A_YEAR}\n\n\
         /*.ics\n  Content-Type: {}\n",
        content_type(".ics")
    )
}

/// `.nojekyll` for GitHub Pages: without it, names that begin with a dot or an underscore are left out. The policy stands in
/// the pages themselves, since no headers can be set there.
pub fn github(_: ViewContext<'_>) -> String {
    String::new()
}

/// The path of the site on its server.
fn base_path(cx: ViewContext<'_>) -> String {
    let base = cx.site.config.base_url.as_ref();
    base.map_or_else(|| "/".to_owned(), |base| crate::routes::base_path(&base.text))
}

#[cfg(test)]
mod tests;
