/* What is written on site: each box is kept as it is typed. Without a network it waits on this
   device, with the moment when it was written, and is sent later; nothing stays here once the
   server has it. Taken along, the page itself opens without a network. Without a script the form
   does the same by its buttons. */

const RETRY_SECONDS = 3;
const SOON = 700;
const form = document.getElementById("on-site");
const state = document.getElementById("save-state");
const store = `on-site-${form.dataset.record}`;
const unsent = new Map(JSON.parse(localStorage.getItem(store) || "[]"));
let sending = false;
let leaving = false;
let typing;
let retrying;

const field = (name) => form.elements.namedItem(`c-${name}`);
const before = (name) => form.elements.namedItem(`w-${name}`);
const said = (name) => document.getElementById(`c-${name}-said`);
const nameOf = (input) => input.name.slice(2);

function tell(word) {
  state.textContent = state.dataset[word];
  state.dataset.state = word;
}

function remember() {
  if (unsent.size) localStorage.setItem(store, JSON.stringify([...unsent]));
  else localStorage.removeItem(store);
}

function queue(name) {
  const box = field(name);
  if (said(name).dataset.refused === box.value && box.value) return; // its conflict is not settled
  if (box.value.trim() === before(name).value.trim()) unsent.delete(name);
  else unsent.set(name, { text: box.value, was: before(name).value, at: new Date().toISOString() });
  if (unsent.size && state.dataset.state === "saved") tell("saving");
  remember();
  mark();
}

async function send() {
  clearTimeout(typing);
  clearTimeout(retrying);
  if (sending || !unsent.size) return;
  sending = true;
  tell("saving");
  const batch = [...unsent].map(([name, typed]) => ({ name, ...typed }));
  try {
    const answer = await fetch(form.dataset.cellsUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify({ cells: batch }),
    });
    if (answer.ok && !answer.redirected) {
      take(batch, await answer.json());
      tell("saved");
      refresh();
    } else if (answer.status >= 500) {
      wait();
    } else {
      tell(answer.status === 409 ? "finished" : "failed");
    }
  } catch {
    wait();
  }
  sending = false;
  if (unsent.size && state.dataset.state === "saved") send();
}

function wait() {
  tell("offline");
  retrying = setTimeout(send, RETRY_SECONDS * 1000);
}

function take(batch, answer) {
  answer.cells.forEach((kept, at) => {
    const sent = batch[at];
    const newer = unsent.get(kept.name)?.at !== sent.at;
    if (!newer) unsent.delete(kept.name);
    if (newer && kept.conflict) return;
    if (kept.conflict) {
      clash(kept.name, kept.theirs);
    } else {
      before(kept.name).value = sent.text;
      say(kept.name, kept.error);
    }
  });
  remember();
}

function say(name, error) {
  delete said(name).dataset.refused;
  said(name).textContent = error;
  const box = field(name);
  if (!box.setAttribute) return; // a choice of several inputs
  if (error) box.setAttribute("aria-invalid", "true");
  else box.removeAttribute("aria-invalid");
}

/* Somebody else was faster: both are shown, and the person here decides. */
function clash(name, theirs) {
  said(name).closest("details")?.setAttribute("open", "");
  const words = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  words.querySelector("b").textContent = wordsOf(name, theirs) || "–";
  words.querySelector("[data-theirs]").onclick = () => settle(name, theirs, theirs);
  words.querySelector("[data-mine]").onclick = () => settle(name, theirs, field(name).value);
  said(name).dataset.refused = field(name).value;
  said(name).replaceChildren(words);
}

/* The words of a choice, where the box is one. */
function wordsOf(name, value) {
  const radio = form.querySelector(`input[type=radio][name="c-${name}"][value="${CSS.escape(value)}"]`);
  return radio ? radio.parentElement.textContent.trim() : value;
}

function settle(name, theirs, text) {
  say(name, "");
  before(name).value = theirs;
  fill(name, text);
  queue(name);
  send();
}

function fill(name, text) {
  const box = field(name);
  if (text || !(box instanceof RadioNodeList)) box.value = text;
  else box.forEach((one) => { one.checked = false; });
}

/* --- marks: how much of a section is filled in, and the area for each person of a room */

function mark() {
  form.querySelectorAll(".site-section").forEach((section) => {
    const asked = [...section.querySelectorAll(".field__must")]
      .map((star) => star.closest(".site-box").querySelector("[data-cell]").name);
    const place = section.querySelector("[data-mark]");
    if (asked.length) place.textContent = `${asked.filter((name) => field(nameOf({ name })).value.trim()).length}/${asked.length}`;
  });
  form.querySelectorAll("[data-room]").forEach((room) => {
    const [area, people] = ["area", "people"].map((part) => Number(room.querySelector(`[name$="-${part}"][data-cell]`).value));
    const share = room.querySelector("[data-share]");
    share.textContent = area && people ? (Math.floor((area / people) * 100) / 100).toFixed(2) : "–";
    share.classList.toggle("is-short", Boolean(area && people) && area / people < Number(share.dataset.least));
  });
}

form.addEventListener("input", (event) => {
  if (!event.target.matches("[data-cell]")) return;
  queue(nameOf(event.target));
  clearTimeout(typing);
  typing = setTimeout(send, SOON);
});
form.addEventListener("click", (event) => {
  const quick = event.target.closest("[data-all-good]");
  if (!quick) return;
  quick.closest(".site-part").querySelectorAll("[data-good]").forEach((tap) => {
    if (field(nameOf(tap)).value) return; // what was answered stays
    tap.checked = true;
    queue(nameOf(tap));
  });
  send();
});
form.querySelectorAll("[data-all-good]").forEach((button) => { button.hidden = false; });
window.addEventListener("online", send);
document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });

/* The form carries all that is typed, so leaving by it loses nothing. Finishing needs the network. */
form.addEventListener("submit", (event) => {
  const waits = document.querySelector("[data-waiting]")?.dataset.count > 0;
  if (!navigator.onLine || (event.submitter?.matches("[data-finish]") && waits)) {
    event.preventDefault();
    state.textContent = form.dataset.notNow || state.dataset.offline;
    send();
    return;
  }
  if (event.submitter?.matches("[data-finish]") && isAlong()) {
    event.preventDefault(); // what is finished stays on no device
    putBack().finally(() => form.requestSubmit(event.submitter));
    return;
  }
  leaving = true;
  clearTimeout(typing);
  clearTimeout(retrying);
  localStorage.removeItem(store);
});
window.addEventListener("pageshow", () => { leaving = false; });
window.addEventListener("beforeunload", (event) => { if (unsent.size && !leaving && navigator.onLine) event.preventDefault(); });

/* --- taking the page along */

const along = document.getElementById("take-along");
const KEPT = "on-site";
let refreshing;

function parts() {
  const linked = [...document.querySelectorAll("link[rel=stylesheet], script[src], link[rel=icon]")];
  return [location.pathname, form.dataset.sprite, ...linked.map((part) => part.href || part.src)];
}

async function isTaken() {
  return Boolean(await (await caches.open(KEPT)).match(location.pathname, { ignoreVary: true }));
}

async function keepPage(urls) {
  const kept = await caches.open(KEPT);
  await Promise.all(urls.map(async (url) => {
    const answer = await fetch(url);
    if (answer.ok && !answer.redirected) await kept.put(url, answer);
  }));
}

const isAlong = () => along?.getAttribute("aria-pressed") === "true";

async function putBack() {
  clearTimeout(refreshing);
  show(false);
  await (await caches.open(KEPT)).delete(location.pathname, { ignoreVary: true });
}

function show(taken) {
  along.setAttribute("aria-pressed", taken);
  along.lastChild.textContent = taken ? form.dataset.taken : form.dataset.take;
}

/* The copy follows what the server has, so that it is right when the network goes. */
function refresh() {
  clearTimeout(refreshing);
  if (!isAlong()) return;
  refreshing = setTimeout(async () => {
    await keepPage([location.pathname]);
    if (!isAlong()) putBack(); // it was put back meanwhile
  }, SOON);
}

if (along && "serviceWorker" in navigator && "caches" in window) {
  along.hidden = false;
  isTaken().then((taken) => { if (taken) show(true); });
  along.addEventListener("click", async () => {
    if (isAlong()) {
      await putBack();
      return;
    }
    along.setAttribute("aria-busy", "true");
    try {
      await navigator.serviceWorker.register(form.dataset.workerUrl);
      await navigator.serviceWorker.ready;
      await keepPage(parts());
      show(true);
    } catch {
      tell("offline");
    }
    along.removeAttribute("aria-busy");
  });
}

/* What a closed or killed page had not sent comes back, and is sent now. */
for (const [name, { text }] of unsent) if (field(name)) fill(name, text); else unsent.delete(name);
mark();
if (unsent.size) send(); else tell("saved");
