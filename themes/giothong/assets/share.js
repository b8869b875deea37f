// Buttons to send, copy and print this page.
(function () {
  var box = document.getElementById("share"), n = navigator;
  if (!box) return;
  var t = box.dataset;
  function button(text, act) {
    var b = document.createElement("button");
    b.type = "button";
    b.className = "tool";
    b.textContent = text;
    b.onclick = act;
    box.insertBefore(b, said);
  }
  var said = document.createElement("p");
  said.setAttribute("role", "status");
  box.appendChild(said);
  function done() { said.textContent = t.copied; }
  function byHand() {
    getSelection().selectAllChildren(document.getElementById("share-url"));
    document.execCommand("copy") && done();
  }
  if (t.url) {
    if (n.share) button(t.send, function () {
      n.share({ title: t.title, url: t.url }).catch(function () {});
    });
    button(t.copy, function () {
      if (n.clipboard) n.clipboard.writeText(t.url).then(done, byHand);
      else byHand();
    });
  }
  button(t.print, function () { print(); });
})();
