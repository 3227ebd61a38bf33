/* A month that is filled in: every cell is kept as it is typed, through lost networks and in turn
   with whoever else types; a block from Excel is shown before it is taken. Without a script the
   form does the same by its buttons. */

const RETRY_SECONDS = 3;
const month = document.getElementById("month");
const state = document.getElementById("save-state");
const store = `month-${month.dataset.report}`;
const unsent = new Map(JSON.parse(sessionStorage.getItem(store) || "[]"));
let sending = false;
let typing;

const cells = () => [...month.querySelectorAll("[data-cell]")];
const place = (cell) => cell.name.split("-").slice(1);
const before = (cell) => month.querySelector(`[name="w-${place(cell).join("-")}"]`);
const said = (cell) => document.getElementById(`${cell.id}-said`);

function tell(word) {
  state.textContent = state.dataset[word];
  state.dataset.state = word;
}

/* --- what is typed waits here until the server has it; it goes with this window and no other */

function remember() {
  if (unsent.size) sessionStorage.setItem(store, JSON.stringify([...unsent]));
  else sessionStorage.removeItem(store);
}

function queue(cell) {
  if (cell.value === cell.dataset.refused) return; // its conflict is not settled yet
  if (cell.value.trim() === before(cell).value.trim()) unsent.delete(cell.id);
  else unsent.set(cell.id, { text: cell.value, was: before(cell).value });
  remember();
  // What waits to be sent is not saved yet.
  if (!sending && ["saved", "saving"].includes(state.dataset.state)) tell(unsent.size ? "saving" : "saved");
}

function asCells() {
  return [...unsent].map(([id, { text, was }]) => {
    const [, trainee, ...column] = id.split("-");
    return { trainee: Number(trainee), column: column.join("-"), text, was };
  });
}

async function send() {
  clearTimeout(typing);
  if (sending || !unsent.size) return;
  sending = true;
  tell("saving");
  const batch = asCells();
  try {
    const answer = await fetch(month.dataset.cellsUrl, {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", ...JSON.parse(document.body.getAttribute("hx-headers")) },
      body: JSON.stringify({ cells: batch }),
    });
    if (answer.ok && !answer.redirected) {
      take(batch, await answer.json());
      tell("saved");
    } else if (answer.status >= 500) {
      wait();
    } else {
      tell("failed");
    }
  } catch {
    wait();
  }
  sending = false;
  if (unsent.size && state.dataset.state === "saved") send();
}

function wait() {
  tell("offline");
  setTimeout(send, RETRY_SECONDS * 1000);
}

/* What the server said of each cell that it got. */
function take(batch, answer) {
  answer.cells.forEach((kept, at) => {
    const id = `c-${kept.trainee}-${kept.column}`;
    const cell = document.getElementById(id);
    const sent = batch[at];
    const newer = unsent.get(id)?.text !== sent.text || unsent.get(id)?.was !== sent.was;
    if (!newer) unsent.delete(id);
    if (!cell || (newer && kept.conflict)) return;
    if (kept.conflict) {
      clash(cell, kept.theirs);
    } else {
      before(cell).value = sent.text;
      mark(cell, kept.error);
    }
  });
  for (const [trainee, totals] of Object.entries(answer.totals)) {
    for (const [name, text] of Object.entries(totals)) {
      const box = month.querySelector(`[data-total="${trainee}-${name}"]`);
      if (box) box.textContent = text;
    }
  }
  remember();
  document.body.dispatchEvent(new Event("cells-kept"));
}

function mark(cell, error) {
  said(cell).textContent = error;
  if (error) {
    cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", said(cell).id);
  } else {
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("aria-describedby");
  }
}

/* Somebody else was faster: both are shown, and the person here decides. */
function clash(cell, theirs) {
  cell.dataset.refused = cell.value;
  const words = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  words.querySelector("b").textContent = theirs || "–";
  words.querySelector("[data-theirs]").onclick = () => settle(cell, theirs, theirs);
  words.querySelector("[data-mine]").onclick = () => settle(cell, theirs, cell.value);
  said(cell).replaceChildren(words);
  cell.setAttribute("aria-invalid", "true");
}

function settle(cell, theirs, text) {
  delete cell.dataset.refused;
  before(cell).value = theirs;
  cell.value = text;
  mark(cell, "");
  queue(cell);
  send();
  cell.focus();
}

month.addEventListener("input", (event) => {
  if (!event.target.matches("[data-cell]")) return;
  queue(event.target);
  clearTimeout(typing);
  typing = setTimeout(send, 1000);
});
month.addEventListener("change", (event) => {
  if (!event.target.matches("[data-cell]")) return;
  queue(event.target);
  send();
});
window.addEventListener("online", send);
document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });
window.addEventListener("beforeunload", (event) => { if (unsent.size && !leaving) event.preventDefault(); });

/* The form carries all that is typed, so leaving by it loses nothing. */
let leaving = false;
document.addEventListener("submit", () => { leaving = true; });
window.addEventListener("pageshow", () => { leaving = false; });

/* --- moving between cells as in a spreadsheet */

month.addEventListener("keydown", (event) => {
  const cell = event.target;
  const table = cell.closest("table");
  if (!table || !cell.matches("input[data-cell]")) return;
  const down = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!down || event.isComposing || event.shiftKey) return;
  event.preventDefault();
  const column = cell.closest("td").cellIndex;
  const row = table.tBodies[0].rows[cell.closest("tr").sectionRowIndex + down];
  row?.cells[column].querySelector("[data-cell]")?.focus();
});

/* --- a block from Excel: shown with its differences first */

month.addEventListener("paste", (event) => {
  const cell = event.target;
  const text = event.clipboardData.getData("text/plain");
  if (!month.dataset.pasteUrl || !cell.matches("[data-cell]") || !/[\t\n]./.test(text)) return;
  event.preventDefault();
  const [trainee, column] = [place(cell)[0], place(cell).slice(1).join("-")];
  const form = document.createElement("form");
  form.method = "post";
  form.action = `${month.dataset.pasteUrl}?step=${month.dataset.step}`;
  const given = { csrfmiddlewaretoken: month.querySelector("[name=csrfmiddlewaretoken]").value, block: text, trainee, column };
  for (const [name, value] of Object.entries(given)) {
    const box = document.createElement("textarea");
    box.name = name;
    box.value = value;
    form.append(box);
  }
  form.hidden = true;
  document.body.append(form);
  send();
  leaving = true;
  form.submit();
});

/* --- cells that the rules ask about are marked where they stand */

document.addEventListener("htmx:afterSettle", () => {
  cells().forEach((cell) => cell.classList.remove("cell--asked"));
  month.querySelectorAll(".cell__hint").forEach((hint) => hint.remove());
  document.querySelectorAll("[data-check]").forEach((check) => {
    const asked = check.dataset.check.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    asked.forEach((cell) => cell.classList.add("cell--asked"));
    const hint = document.createElement("span");
    hint.className = "cell__hint";
    hint.textContent = check.querySelector("[data-formula]").textContent;
    asked[0]?.after(hint);
  });
});

/* What a closed or killed page had not sent comes back, and is sent now. */
for (const [id, { text }] of unsent) {
  const cell = document.getElementById(id);
  if (cell) cell.value = text;
}
if (unsent.size) send(); else tell("saved");
