// The preview in the browser: reloads the page after a build and lays the problems over it.
// Added to pages by `giothong serve` alone; nothing of it is in the finished site.
(() => {
  "use strict";
  if (window.top !== window) return;

  // A page of the site carries the mark of its files; the page that stands for a site not yet built, of its problems.
  const { site, problems: listed } = document.currentScript.dataset;
  const CLOSED = "giothong-closed";
  let source;
  let drawn;
  let host;

  function connect() {
    disconnect();
    source = new EventSource("/__giothong/events");
    source.onmessage = ({ data }) => look(JSON.parse(data));
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
    };
  }

  function disconnect() {
    source?.close();
    source = undefined;
  }

  // Browsers allow few connections to one server, so a page that nobody sees gives its own back.
  function follow() {
    if (document.hidden) disconnect();
    else connect();
  }

  async function look(now) {
    if (site === undefined ? now.problems !== listed : now.site !== site) {
      disconnect();
      location.reload();
    } else if (site !== undefined && now.problems !== drawn) {
      drawn = now.problems;
      try {
        draw(await (await fetch("/__giothong/problems")).json());
      } catch {
        drawn = undefined;
      }
    }
  }

  function draw(panel) {
    host?.remove();
    host = undefined;
    if (panel.problems.length === 0) return;

    host = make("giothong-preview", { lang: panel.lang });
    const style = make("link", { rel: "stylesheet", href: "/__giothong/overlay.css" });
    const badge = make("button", { type: "button", class: panel.urgent ? "badge error" : "badge" }, panel.heading);
    const close = make("button", { type: "button", class: "close" }, panel.close);
    const dialog = make(
      "dialog",
      { class: "panel", role: "alertdialog", "aria-labelledby": "heading", "aria-describedby": "explanation" },
      make("header", {}, make("h2", { id: "heading" }, panel.heading), close),
      make("p", { id: "explanation" }, panel.explanation),
      make("ol", { tabindex: "0", "aria-labelledby": "heading" }, ...panel.problems.map(problem)),
    );

    badge.onclick = () => dialog.showModal();
    close.onclick = () => dialog.close();
    dialog.onclose = () => remember(panel.mark);
    const open = () => {
      if (panel.urgent && dialog.isConnected && remembered() !== panel.mark) dialog.showModal();
    };
    style.onload = open;
    style.onerror = open;

    host.attachShadow({ mode: "open" }).append(style, badge, dialog);
    document.body.append(host);
  }

  function problem({ severity, word, code, message, place, facts }) {
    return make(
      "li",
      { class: severity },
      make("h3", {}, `${word}[${code}]: ${message}`),
      make("p", {}, make("code", {}, place)),
      make("dl", {}, ...facts.flatMap(({ label, text }) => [make("dt", {}, label), make("dd", {}, text)])),
    );
  }

  // Strings among the children become text, never markup.
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // A list that was closed stays closed from page to page, until a build makes another.
  function remember(mark) {
    try {
      sessionStorage.setItem(CLOSED, mark);
    } catch {
      // Storage may be switched off; the list then opens on every page.
    }
  }

  function remembered() {
    try {
      return sessionStorage.getItem(CLOSED);
    } catch {
      return null;
    }
  }

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", ({ persisted }) => persisted && follow());
  follow();
})();
