// Hides what is over at its data-end, shows what waits at its data-over.
(function () {
  function each(css, act) {
    [].forEach.call(document.querySelectorAll(css), act);
  }
  function settle() {
    var now = Date.now(), next = 864e5;
    ["end", "over"].forEach(function (name) {
      each("[data-" + name + "]", function (e) {
        var left = Date.parse(e.getAttribute("data-" + name)) - now;
        if (left > 0) next = Math.min(next, left);
        else e.hidden = name == "end";
      });
    });
    each(".rows,.cards,.alerts ul", function (list) {
      if (list.querySelector("li:not([hidden])")) return;
      list.hidden = true;
      var part = list.closest("section,.alerts"), note = part && part.querySelector("[data-empty]");
      if (note) note.hidden = false;
      else if (part && !part.querySelector(".rows:not([hidden])")) part.hidden = true;
    });
    setTimeout(settle, next);
  }
  settle();
  addEventListener("pageshow", settle);
})();
