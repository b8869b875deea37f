// Filters the rows of this page by place, remembers the place, and sorts by distance on request. Without it every
// place is a page of its own. The position never leaves the phone.
(function () {
  "use strict";
  var tools = document.getElementById("tools");
  var board = document.querySelector(".board");
  if (!tools || !board) return;
  var KEY = "giothong-area";
  var EARTH_KM = 6371.0088;
  var words = tools.dataset;
  var rows = list(".board .row");
  var places = rows.map(function (row) { return { row: row, parent: row.parentNode, next: row.nextSibling }; });

  function list(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }
  function make(name, text, parent) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    parent.appendChild(element);
    return element;
  }
  function remembered(value) {
    try {
      if (value === undefined) return localStorage.getItem(KEY) || "";
      if (value) localStorage.setItem(KEY, value);
      else localStorage.removeItem(KEY);
    } catch (_) { /* a browser that keeps nothing */ }
    return value || "";
  }

  var form = make("form", "", tools);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var said = document.createElement("p");
  said.setAttribute("role", "status");

  // Places: the chips name them and lead to their pages.
  var areas = {};
  list("a[href*='khu-vuc/']").forEach(function (link) {
    var found = /khu-vuc\/([a-z0-9-]+)\//.exec(link.getAttribute("href"));
    if (found && !link.closest(".crumbs, svg")) areas[found[1]] = areas[found[1]] || link;
  });
  var select;
  if (Object.keys(areas).length > 1 && rows.some(function (row) { return row.dataset.areas; })) {
    select = make("select", "", form);
    select.setAttribute("aria-label", words.area);
    make("option", words.area + ": " + words.all, select).value = "";
    Object.keys(areas).forEach(function (id) { make("option", areas[id].textContent, select).value = id; });
    select.addEventListener("change", function () { remembered(select.value); filter(); });
  }

  function filter() {
    var id = select ? select.value : "";
    var left = 0;
    rows.forEach(function (row) {
      var fits = !id || (" " + (row.dataset.areas || "") + " ").indexOf(" " + id + " ") >= 0;
      row.classList.toggle("filtered", !fits);
      if (fits && !row.hidden) left += 1;
    });
    list(".wall [data-areas]").forEach(function (item) {
      item.classList.toggle("filtered", !!id && item.dataset.areas.split(" ").indexOf(id) < 0);
    });
    list(".board .month, .board .past, .board .wave").forEach(function (month) {
      var all = list(".row", month);
      if (month.matches(".wave")) month.firstElementChild.open = !!id;
      month.classList.toggle("filtered", all.length > 0 && all.every(function (row) { return row.classList.contains("filtered"); }));
    });
    said.textContent = id ? words.left.replace("{n}", left) + " " : "";
    if (id) {
      var link = make("a", words.whole.replace("{area}", areas[id].textContent), said);
      link.href = areas[id].href;
    }
  }

  // Distance: asked for only when pressed.
  function number(text) { return text.split(",").map(Number); }
  function km(a, b) {
    var rad = Math.PI / 180, lat = (b[0] - a[0]) * rad / 2, lon = (b[1] - a[1]) * rad / 2;
    var half = Math.pow(Math.sin(lat), 2) + Math.cos(a[0] * rad) * Math.cos(b[0] * rad) * Math.pow(Math.sin(lon), 2);
    return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
  }
  function printed(distance) {
    return (distance < 10 ? distance.toFixed(1).replace(".", words.comma) : Math.round(distance)) + " km";
  }
  var sorted;
  function unsort() {
    places.slice().reverse().forEach(function (place) { place.parent.insertBefore(place.row, place.next); });
    list(".km", board).forEach(function (note) { note.remove(); });
    if (sorted) sorted.remove();
    sorted = null;
    board.classList.remove("by-distance");
  }
  function sort(here) {
    unsort();
    sorted = document.createElement("ol");
    sorted.className = "rows";
    rows.filter(function (row) { return row.dataset.at; })
      .map(function (row) { return { row: row, km: km(here, number(row.dataset.at)) }; })
      .sort(function (a, b) { return a.km - b.km; })
      .forEach(function (found) {
        make("p", printed(found.km), found.row.querySelector(".what")).className = "km";
        sorted.appendChild(found.row);
      });
    board.insertBefore(sorted, board.firstChild);
    board.classList.add("by-distance");
  }
  if (navigator.geolocation && rows.some(function (row) { return row.dataset.at; })) {
    var near = make("button", words.near, form);
    near.type = "button";
    near.addEventListener("click", function () {
      if (sorted) {
        unsort();
        near.textContent = words.near;
        said.textContent = "";
        return;
      }
      said.textContent = words.asking;
      navigator.geolocation.getCurrentPosition(function (found) {
        sort([found.coords.latitude, found.coords.longitude]);
        near.textContent = words.byDay;
        said.textContent = words.sorted;
      }, function () { said.textContent = words.refused; }, { timeout: 15000, maximumAge: 600000 });
    });
  }

  if (!form.firstChild) return;
  tools.appendChild(said);
  tools.hidden = false;
  document.querySelector(".pick").hidden = !!select;
  var last = remembered();
  if (select && areas[last]) {
    select.value = last;
    filter();
  }
})();
