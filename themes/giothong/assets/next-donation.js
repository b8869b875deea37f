// Works out the first day after waiting, on the reader's own machine: nothing is kept, nothing is sent.
(function () {
  "use strict";
  var form = document.getElementById("calculator");
  if (!form || !form.content) return;
  var box = form.content.firstElementChild.cloneNode(true);
  var kind = box.querySelector("select");
  var day = box.querySelector("input");
  var outcome = box.querySelector(".outcome");

  function after(date, wait) {
    var end = new Date(date.getTime());
    end.setUTCDate(end.getUTCDate() + Number(wait.days || 0));
    if (wait.months) {
      end.setUTCMonth(end.getUTCMonth() + Number(wait.months));
      // The last month has no such day: the first of the next one, so that nobody comes too early.
      if (end.getUTCDate() !== date.getUTCDate()) end.setUTCDate(1);
    }
    return end;
  }

  // As offices write it: 05/3/2025, with a zero for days under 10 and for months 1 and 2.
  function printed(date) {
    var d = date.getUTCDate(), m = date.getUTCMonth() + 1;
    var weekday = date.toLocaleDateString(document.documentElement.lang, { weekday: "long", timeZone: "UTC" });
    return weekday + ", " + (d < 10 ? "0" : "") + d + "/" + (m < 3 ? "0" : "") + m + "/" + date.getUTCFullYear();
  }

  function tell() {
    var chosen = kind.options[kind.selectedIndex];
    var known = day.value && day.validity.valid && chosen;
    outcome.textContent = known
      ? outcome.getAttribute("data-before") + " " + printed(after(new Date(day.value + "T00:00:00Z"), chosen.dataset))
      : "";
  }

  kind.addEventListener("change", tell);
  day.addEventListener("input", tell);
  form.parentNode.insertBefore(box, form);
})();
