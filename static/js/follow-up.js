/* What the survey gains from a script: the network may drop, and the link leaves the address bar.

All questions came with the page. Answers that are not sent yet wait in localStorage, by the number of
the receipt, and are gone when the server has them. The link stays in this tab alone, for a reload. */

const LINK = "follow-up";
const page = document.querySelector("[data-follow-up]");
const finished = document.querySelector("[data-finished]");

if (page) {
  lead(page);
} else if (finished) {
  sessionStorage.removeItem(LINK);
  localStorage.removeItem(`${LINK} ${finished.dataset.finished}`);
  history.replaceState(null, "", location.pathname.split(LINK)[0] + `${LINK}/`);
} else {
  /* the door: back to where this tab was before it was loaded anew, once */
  const link = sessionStorage.getItem(LINK);
  sessionStorage.removeItem(LINK);
  if (link && location.pathname !== link && link.startsWith(location.pathname)) location.replace(link);
}

function lead(page) {
  const { followUp: link, door, kept, progress } = page.dataset;
  const place = `${LINK} ${kept}`;
  const screens = [...page.querySelectorAll("[data-screen]")];
  const error = page.querySelector("[data-error]");
  const offline = page.querySelector("[data-offline]");
  const waiting = JSON.parse(localStorage.getItem(place) ?? "[]");
  let sending = null;

  const named = (name) => screens.find((one) => one.dataset.screen === name);
  const current = () => screens.find((one) => !one.hidden);
  const chosen = (screen) => screen.querySelector("[data-chosen]");
  const doing = () => chosen(named("doing"))?.value;
  const follows = ({ dataset: { after, unless } }) =>
    (!after || after === doing()) && (!unless || unless !== doing());
  const path = () => screens.filter((one) => one.dataset.after !== undefined && follows(one));

  function show(name, refused = "") {
    const asked = path();
    screens.forEach((one) => { one.hidden = one.dataset.screen !== name; });
    error.textContent = refused;
    error.hidden = !refused;
    const screen = named(name);
    const at = asked.indexOf(screen);
    if (at >= 0) {
      screen.querySelector("[data-place]").textContent =
        progress.replace("{number}", at + 1).replace("{count}", asked.length);
    }
    window.scrollTo(0, 0);
    screen.querySelector("h2")?.focus({ preventScroll: true });
  }

  function go(name) {
    history.pushState({ screen: name }, "", door);
    show(name);
  }

  function next(screen) {
    const asked = path();
    const open = asked.find((one) => !chosen(one));
    const after = asked[asked.indexOf(screen) + 1];
    return (screen.dataset.screen === "start" ? open : after ?? open)?.dataset.screen ?? "send";
  }

  function keep() {
    if (waiting.length) localStorage.setItem(place, JSON.stringify(waiting));
    else localStorage.removeItem(place);
  }

  function choose(screen, value) {
    screen.querySelectorAll("[data-chosen]").forEach((one) => { delete one.dataset.chosen; });
    const typed = screen.querySelector("[name=value][value=typed]");
    const button = [...screen.querySelectorAll("[name=value]")].find((one) => one.value === value);
    (typed && value === "0" ? typed : button)?.setAttribute("data-chosen", "");
  }

  /* In their order; whether all of them have arrived. */
  async function send() {
    while (waiting.length) {
      const one = waiting[0];
      let answer;
      try {
        answer = await fetch(one.action, {
          method: "POST", body: new URLSearchParams(one.said), headers: { Accept: "application/json" },
        });
      } catch {
        offline.hidden = false;
        return false;
      }
      if (answer.status >= 500 || answer.status === 429) {
        offline.hidden = false;
        return false;
      }
      offline.hidden = true;
      waiting.shift();
      if (answer.status === 422) {
        const { error: refused } = await answer.json();
        const screen = named(one.screen);
        screen.querySelectorAll("[data-chosen]").forEach((was) => { delete was.dataset.chosen; });
        keep();
        history.pushState({ screen: one.screen }, "", door);
        show(one.screen, refused);
        return false;
      }
      keep();
      if (!answer.ok) {
        sessionStorage.removeItem(LINK);
        location.replace(link);
        return false;
      }
    }
    return true;
  }

  /* One at a time: who asks meanwhile waits for it, and then looks for what has come since. */
  function flush() {
    sending = (sending ?? Promise.resolve()).then(send);
    return sending;
  }

  page.addEventListener("submit", async (event) => {
    event.preventDefault();
    const screen = event.target.closest("[data-screen]");
    if (screen.dataset.screen === "send") {
      if (await flush()) event.target.submit();
      return;
    }
    const said = [...new FormData(event.target, event.submitter)];
    const value = event.submitter?.value ?? "typed";
    const again = waiting.findIndex((one, at) => at && one.screen === screen.dataset.screen);
    if (again > 0) waiting.splice(again, 1);
    waiting.push({ screen: screen.dataset.screen, action: event.target.action, said });
    keep();
    choose(screen, value);
    go(next(screen));
    flush();
  });

  page.addEventListener("click", (event) => {
    if (!event.target.closest("[data-back]")) return;
    event.preventDefault();
    const asked = path();
    const at = asked.indexOf(current());
    const before = at < 0 ? asked.at(-1) : asked[at - 1] ?? named("start");
    if (before) go(before.dataset.screen);
    else location.assign(link);
  });

  addEventListener("popstate", (event) => event.state?.screen && show(event.state.screen));
  addEventListener("online", flush);

  sessionStorage.setItem(LINK, link);
  history.replaceState({ screen: current().dataset.screen }, "", door);
  /* what was answered without a network before counts as chosen, and goes now */
  for (const { screen, said } of waiting) {
    const [, value] = said.find(([name]) => name === "value") ?? [];
    if (value && named(screen)) choose(named(screen), value);
  }
  flush();
}
