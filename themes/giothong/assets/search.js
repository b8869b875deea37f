// Finds pages as one types, without a server. The index lies beside this page in parts; each is a script that calls
// giothongSearch(name, data), so that it is found on a disk too. A query loads the parts of its words and of its results.
(function () {
  "use strict";
  var box = document.getElementById("search");
  if (!box) return;
  var words = box.dataset, form = box.querySelector("form"), input = box.querySelector("input");
  var list = box.querySelector("ol"), said = box.querySelector("[role=status]");
  var MOST = 12, LOOKED_AT = 20, NAMED = 3, SAID = 1, TOGETHER = 4, BEGUN = .7, MISTYPED = .5, PAST = 2;
  var parts = {}, waiting = {}, index;

  window.giothongSearch = function (name, data) {
    parts[name] = data;
    (waiting[name] || []).forEach(function (ready) { ready(data); });
    delete waiting[name];
  };
  function load(name) {
    return new Promise(function (ready) {
      if (parts[name]) return ready(parts[name]);
      if (waiting[name]) return waiting[name].push(ready);
      waiting[name] = [ready];
      var script = document.createElement("script");
      script.src = words.base + name + ".js";
      script.onerror = function () { window.giothongSearch(name, {}); };
      document.head.appendChild(script);
    });
  }

  // As the index is folded: no accents, no case, no apostrophes; numbers without the zeros before them.
  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f'"`´ʹʻʼʽˈ‘’‛′Ꞌꞌ'“”„]/g, "").toLowerCase().replace(/[^\0-\x7f]/g, function (letter) {
      return index.letters[letter] || letter;
    }).replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim().split(" ").filter(Boolean).map(function (word) {
      return word.replace(/^0+(?=\d)/, "");
    });
  }
  function numbers(text) {
    var at = 0;
    return text ? text.split(".").map(function (step) { return at += parseInt(step, 36); }) : [];
  }
  function shard(word) {
    var letters = word.slice(0, 2).replace(/[^a-z]/g, "_");
    return "w-" + (index.parted.indexOf(letters[0]) < 0 ? letters[0] : letters);
  }
  // Whether two words differ in one letter: another, one more, one less, or two changed about.
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var i = 0, x = a.length, y = b.length;
    while (i < x && i < y && a[i] === b[i]) i += 1;
    while (x > i && y > i && a[x - 1] === b[y - 1]) x -= 1, y -= 1;
    return x - i <= 1 && y - i <= 1 || x - i === 2 && y - i === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
  }

  // The pages that have a word, each with what that counts.
  function pagesOf(word, isLast, data) {
    var found = new Map(), everywhere = 0;
    function add(key, weight) {
      var lists = data[key].split("|");
      numbers(lists[0]).forEach(function (page) { put(page, NAMED * weight); });
      if (lists[1] === "*") everywhere = Math.max(everywhere, SAID * weight);
      else numbers(lists[1]).forEach(function (page) { put(page, SAID * weight); });
    }
    function put(page, weight) { found.set(page, Math.max(found.get(page) || 0, weight)); }
    if (data[word]) add(word, 1);
    var keys = Object.keys(data).filter(function (key) { return key.indexOf(" ") < 0 && key !== word; });
    if (isLast && word.length > 1) keys.forEach(function (key) { if (key.indexOf(word) === 0) add(key, BEGUN); });
    if (!found.size && !everywhere && word.length > 3) keys.forEach(function (key) { if (near(key, word)) add(key, MISTYPED); });
    if (everywhere) for (var page = 0; page < index.pages; page += 1) put(page, everywhere);
    return found;
  }

  function search(query) {
    var asked = [];
    folded(query).forEach(function (word) { asked = asked.concat(index.short[word] && asked.indexOf(word) < 0 ? index.short[word].split(" ") : [word]); });
    if (!asked.length) return Promise.resolve([]);
    return Promise.all(asked.map(function (word) { return load(shard(word)); })).then(function (shards) {
      var lists = asked.map(function (word, at) { return pagesOf(word, at === asked.length - 1, shards[at]); });
      var past = new Set(numbers(index.past)), scores = new Map();
      lists.forEach(function (list) {
        list.forEach(function (weight, page) {
          var score = scores.get(page) || { page: page, words: 0, score: past.has(page) ? -PAST : 0 };
          score.words += 1;
          score.score += weight;
          scores.set(page, score);
        });
      });
      asked.slice(1).forEach(function (word, at) {
        var pair = shards[at][asked[at] + " " + word];
        if (pair) numbers(pair.split("|")[0]).forEach(function (page) { if (scores.has(page)) scores.get(page).score += TOGETHER; });
      });
      var all = Array.from(scores.values());
      var most = Math.max.apply(null, all.map(function (one) { return one.words; }).concat(0));
      all = all.filter(function (one) { return one.words === most; });
      all.sort(function (a, b) { return b.score - a.score || a.page - b.page; });
      return Promise.all(all.slice(0, LOOKED_AT).map(function (one) {
        return load("d" + Math.floor(one.page / index.chunk)).then(function (pages) {
          one.entry = pages[one.page % index.chunk];
          return one;
        });
      })).then(function (found) { return ranked(found, query, asked.length); });
    });
  }

  // Names that are the query come first, then those with its very accents, then those that begin so; what is over by
  // the clock of the reader comes behind what is to come.
  function ranked(found, query, count) {
    var exact = query.normalize("NFC").toLowerCase().trim(), now = Date.now();
    found = found.filter(function (one) { return one.entry; });
    found.forEach(function (one) {
      var title = one.entry[0].normalize("NFC").toLowerCase(), plain = folded(title), own = folded(exact);
      if (title === exact) one.score += 8;
      else if (title.indexOf(exact) >= 0) one.score += 3;
      if (plain.join(" ") === own.join(" ")) one.score += 8;
      else if (plain.join(" ").indexOf(own.join(" ")) === 0) one.score += 2;
      one.score -= Math.max(0, plain.length - count) * .05;
      one.over = one.entry[4] && Date.parse(one.entry[4]) < now;
      if (one.over) one.score -= PAST;
    });
    return found.sort(function (a, b) { return b.score - a.score || a.page - b.page; }).slice(0, MOST);
  }

  function make(name, text, parent) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    parent.appendChild(element);
    return element;
  }
  function show(found) {
    list.textContent = "";
    found.forEach(function (one) {
      var entry = one.entry, item = make("li", "", list), title = make("h2", "", item);
      item.className = "card";
      if (entry[6]) item.lang = entry[6];
      var link = make("a", entry[0], title);
      link.href = words.root + entry[1];
      var about = make("p", [index.kinds[entry[2]], entry[3], one.over ? words.over : ""].filter(Boolean).join(" · "), item);
      about.className = "soft";
      if (entry[5]) {
        var schedule = make("a", words.schedule + " " + entry[0], make("p", "", item));
        schedule.href = words.root + entry[5];
      }
    });
    said.textContent = input.value.trim() ? (found.length ? words.found.replace("{n}", found.length) : words.none) : "";
  }
  var asked = 0;
  function ask() {
    var mine = asked += 1;
    load("index").then(function (data) {
      index = data;
      return search(input.value);
    }).then(function (found) { if (mine === asked) show(found); });
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); ask(); });
  input.addEventListener("input", ask);
  box.hidden = false;
  var given = new URLSearchParams(location.search).get("q");
  if (given) {
    input.value = given;
    ask();
  }
})();
