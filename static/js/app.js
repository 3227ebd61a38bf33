/* What a page gains from a script: counts, closing, focus, words on failure. Forms work without it. */

/* Everything that matches in a piece of the page, that piece included. */
function all(selector, root = document) {
  const inside = [...root.querySelectorAll(selector)];
  return root.matches?.(selector) ? [root, ...inside] : inside;
}

const TOAST_SECONDS = 6;
const REVEALED_SECONDS = 60;

document.documentElement.classList.add("has-script");

/* Things that only a script can do stay hidden until there is one. */
function wake(root) {
  all("[data-close][hidden], [data-dialog][hidden]", root).forEach((button) => { button.hidden = false; });
  all("[data-pick-all]", root).forEach((box) => { box.closest("label").hidden = false; });
  all("[data-toast]", root).forEach(leaveSoon);
  all("[data-sensitive]", root).forEach(hideSoon);
  all(".tabs [aria-current]", root).forEach((tab) => { tab.parentElement.scrollLeft = tab.offsetLeft; });
  all(".rail [aria-current]", root).forEach((place) => place.scrollIntoView({ block: "nearest" }));
  all("#error-summary", root).forEach((summary) => summary.focus());
}

/* A toast stays while it is read: pointer or focus on it stops the clock. */
function leaveSoon(toast) {
  let clock;
  const start = () => { clock = setTimeout(() => toast.remove(), TOAST_SECONDS * 1000); };
  const stop = () => clearTimeout(clock);
  toast.addEventListener("pointerenter", stop);
  toast.addEventListener("focusin", stop);
  toast.addEventListener("pointerleave", start);
  toast.addEventListener("focusout", start);
  start();
}

function hideSoon(shown) {
  setTimeout(() => {
    all("[data-shown]", shown).forEach((value) => value.remove());
    all("[hidden]", shown).forEach((part) => { part.hidden = false; });
    shown.removeAttribute("data-sensitive");
  }, REVEALED_SECONDS * 1000);
}

/* --- tables: how many rows are ticked */

function count(form) {
  const boxes = all('[name="row"]', form);
  const ticked = boxes.filter((box) => box.checked).length;
  all("[data-bulk-count]", form).forEach((place) => { place.textContent = ticked; });
  all("[data-pick-all]", form).forEach((box) => {
    box.checked = ticked > 0 && ticked === boxes.length;
    box.indeterminate = ticked > 0 && ticked < boxes.length;
  });
}

document.addEventListener("change", (event) => {
  const { target } = event;
  if (target.matches("[data-pick-all]")) {
    all('[name="row"]', target.form).forEach((box) => { box.checked = target.checked; });
  }
  if (target.matches('[data-pick-all], [name="row"]')) count(target.form);
});
document.addEventListener("reset", (event) => { setTimeout(() => count(event.target)); });

/* --- opening and closing */

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog).showModal();
  }
  const closer = event.target.closest("[data-close]");
  if (closer) {
    const toast = closer.closest("[data-toast]");
    if (toast) toast.remove();
    else closer.closest("dialog").close();
  }
  all("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* --- forms: sent once, and busy while they are */

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
});

/* A page that comes back from the browser's memory may be sent again. */
window.addEventListener("pageshow", () => {
  all("[data-sent]").forEach((form) => { delete form.dataset.sent; });
  all('[aria-busy="true"]').forEach((button) => button.removeAttribute("aria-busy"));
});

/* --- htmx */

/* Addresses of filtered lists carry only the conditions that are set. */
document.addEventListener("htmx:configRequest", (event) => {
  const { elt, parameters } = event.detail;
  if (!elt.matches("[data-filter]")) return;
  for (const name of [...new Set(Object.keys(parameters))]) {
    if (parameters[name] === "") delete parameters[name];
  }
});

/* The ways out as a file give what the list shows, so they follow its address. */
document.addEventListener("htmx:pushedIntoHistory", () => {
  all("[data-export]").forEach((link) => {
    const query = new URLSearchParams(location.search);
    query.delete("page");
    query.set("format", link.dataset.export);
    link.search = query;
  });
});

document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) wake(event.detail.elt);
});

let lastRequest;
document.addEventListener("htmx:beforeRequest", (event) => { lastRequest = event.detail.elt; });
for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(failure, () => { failed().hidden = false; });
}
document.addEventListener("htmx:afterRequest", (event) => {
  const banner = document.getElementById("failed");
  if (banner && event.detail.successful) banner.hidden = true;
});

/* The words come with the page, in its language. */
function failed() {
  const banner = document.getElementById("failed");
  banner.querySelector("[data-retry]").onclick = () => {
    banner.hidden = true;
    if (lastRequest && lastRequest.isConnected && lastRequest.matches("[data-filter]")) {
      lastRequest.requestSubmit();
    } else {
      location.reload();
    }
  };
  return banner;
}

wake(document);
