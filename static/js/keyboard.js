/* Keys for those who work here all day; ? lists them, and a switch turns them off (WCAG 2.1.4). */

const OFF = "keyboard-off";
const GO_SECONDS = 1.5;
let goUntil = 0;

const dialog = () => document.getElementById("keyboard");
const press = (selector) => {
  const target = document.querySelector(selector);
  if (target) target.click();
  return Boolean(target);
};

function search() {
  const marked = document.querySelector("main [data-search]") || document.querySelector("[data-search]");
  const input = marked && (marked.matches("input") ? marked : marked.querySelector("input"));
  if (input) input.focus();
  return Boolean(input);
}

/* j and k walk over the links that name the rows. */
function walk(step) {
  const links = [...document.querySelectorAll("main tbody th a, main [data-row] a:first-of-type")];
  if (!links.length) return false;
  const here = links.indexOf(document.activeElement);
  links[Math.min(Math.max(here + step, 0), links.length - 1)].focus();
  return true;
}

const KEYS = {
  "/": search,
  "?": () => { dialog().showModal(); return true; },
  n: () => press("[data-new]"),
  j: () => walk(1),
  k: () => walk(-1),
  ArrowLeft: () => press("[data-previous]"),
  ArrowRight: () => press("[data-next]"),
};

function isTyping(target) {
  return target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

/* Arrows belong to what scrolls sideways or lists choices, when that has the focus. */
function wantsArrows(target) {
  return target.matches("[tabindex='0'], [type=radio]");
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (localStorage.getItem(OFF) && key !== "?") return;
  if (isTyping(target) || document.querySelector("dialog[open]")) return;
  if (key.startsWith("Arrow") && wantsArrows(target)) return;

  if (key === "g") {
    goUntil = Date.now() + GO_SECONDS * 1000;
    return;
  }
  const going = Date.now() < goUntil;
  goUntil = 0;
  if (going && /^[a-z]$/.test(key)) {
    press(`[data-go="${key}"]`);
    event.preventDefault();
  } else if (Object.hasOwn(KEYS, key) && KEYS[key]()) {
    event.preventDefault();
  }
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keyboard-switch]")) return;
  if (event.target.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "yes");
});

const keyboardSwitch = document.querySelector("[data-keyboard-switch]");
if (keyboardSwitch) keyboardSwitch.checked = !localStorage.getItem(OFF);
