// Reloads the page when the server has another version of it. Sent by `briefing serve` alone.
(function () {
  "use strict";
  var version = document.currentScript.dataset.version;
  var events = null;

  // A browser keeps six connections to a server, so a tab that nobody sees gives its own up.
  function listen() {
    if (events || document.visibilityState === "hidden") return;
    events = new EventSource("/__briefing/events?" + encodeURIComponent(location.pathname));
    events.onmessage = function (event) {
      if (event.data !== version) {
        close();
        location.reload();
      }
    };
  }

  function close() {
    if (events) events.close();
    events = null;
  }

  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") close();
    else listen();
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", listen);
  listen();
})();
