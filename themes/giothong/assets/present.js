// Hides at data-end, shows at data-over, or for want of data-unless.
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
      var part = list.closest("section,.alerts");
      if (part && !part.querySelector(".rows:not([hidden]),[data-unless]")) part.hidden = true;
    });
    each(".next", function (row) {
      while (row && row.hidden) row = row.nextElementSibling;
      if (row) row.classList.add("next");
    });
    each("[data-unless]", function (e) {
      e.hidden = document.querySelector(e.getAttribute("data-unless"));
    });
    setTimeout(settle, next);
  }
  settle();
  addEventListener("pageshow", settle);
})();
