// Buttons to send, copy and print this page.
(function () {
  var box = document.getElementById("share"), address = document.getElementById("share-url"), n = navigator;
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
    getSelection().selectAllChildren(address);
    document.execCommand("copy") && done();
  }
  if (address) {
    var url = address.textContent, title = document.querySelector("meta[property='og:title']").content;
    if (n.share) button(t.send, function () {
      n.share({ title: title, url: url }).catch(function () {});
    });
    button(t.copy, function () {
      if (n.clipboard) n.clipboard.writeText(url).then(done, byHand);
      else byHand();
    });
  }
  button(t.print, function () { print(); });
})();
