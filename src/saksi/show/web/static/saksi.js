// Keys to walk an article, and buttons that copy. The pages work without it.
"use strict";

(function () {
  const cards = () => Array.from(document.querySelectorAll(".card[data-claim]"));
  let at = -1;

  function light(claim) {
    document.querySelectorAll(".now").forEach((each) => each.classList.remove("now"));
    document.querySelectorAll("[data-claim]").forEach((each) => {
      if (each.dataset.claim === claim) each.classList.add("now");
    });
    at = cards().findIndex((card) => card.dataset.claim === claim);
  }

  function walk(by) {
    const all = cards();
    if (!all.length) return;
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    light(next.dataset.claim);
    history.replaceState(null, "", "#" + next.dataset.claim);
    const anchor = document.getElementById(next.dataset.claim);
    if (anchor) anchor.scrollIntoView({ block: "center" });
    next.scrollIntoView({ block: "nearest" });
    next.focus({ preventScroll: true });
  }

  function fromAddress() {
    const name = decodeURIComponent(location.hash.slice(1)).replace(/^card-/, "");
    const card = cards().find((each) => each.dataset.claim === name);
    if (!card) return;
    light(name);
    card.scrollIntoView({ block: "nearest" });
    const anchor = document.getElementById(name);
    if (anchor && !location.hash.startsWith("#card-")) anchor.scrollIntoView({ block: "center" });
  }

  function isTyping(event) {
    return event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey;
  }

  document.addEventListener("keydown", (event) => {
    if (isTyping(event)) return;
    if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
    if (event.key === "/" && document.getElementById("q")) {
      event.preventDefault();
      document.getElementById("q").focus();
    }
    const act = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (act) act.click();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const label = button.textContent;
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 1500);
  });

  document.querySelectorAll("button.print").forEach((each) => {
    each.hidden = false;
    each.addEventListener("click", () => window.print());
  });

  function reveal() {
    if (!navigator.clipboard) return;
    document.querySelectorAll("button.copy[hidden]").forEach((each) => { each.hidden = false; });
  }

  // On a narrow screen the conditions come folded, below the results they would otherwise hide.
  const fold = document.querySelector("details.fold");
  if (fold && window.matchMedia("(max-width: 52rem)").matches) fold.open = false;

  // The sections lie on one line there: the one that is open comes into sight.
  const here = document.querySelector(".top a[aria-current='page']");
  const line = here && here.closest("ul");
  if (line) line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;

  new MutationObserver(reveal).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("hashchange", fromAddress);
  reveal();
  fromAddress();
})();
