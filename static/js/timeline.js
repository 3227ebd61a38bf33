/* Dragging a bar of the timeline, or one end of it, writes days into the fields; they count. Without
   a script, or with the keyboard, the fields do the same. */

const DAY = 24 * 60 * 60 * 1000;
const place = document.getElementById("timeline");
let drag;

const field = (bar, name) => document.getElementsByName(`${bar.dataset.bar}-${name}`)[0];
const moved = (day, by) => new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);

/* How many days lie under so many pixels of the screen. */
function days(svg, pixels) {
  const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
  return Math.round((pixels * scale) / Number(svg.dataset.perDay));
}

function write(bar, name, day) {
  const box = field(bar, name);
  if (box.value === day) return;
  box.value = day;
  drag.touched.add(box);
}

place.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest("[data-bar]");
  if (!bar) return;
  event.preventDefault();
  drag = {
    bar, svg: bar.ownerSVGElement, from: event.clientX, grip: event.target.dataset.grip,
    touched: new Set(),
  };
  place.setPointerCapture(event.pointerId);
});

place.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const { bar, svg, grip } = drag;
  const by = days(svg, event.clientX - drag.from);
  const { start, end } = bar.dataset;
  const first = grip === "end" ? start : moved(start, by);
  const last = grip === "start" ? end : moved(end, by);
  if (first > last) return;
  write(bar, "starts_on", first);
  write(bar, "ends_on", last);
  if (!grip) bar.setAttribute("transform", `translate(${by * Number(svg.dataset.perDay)} 0)`);
});

/* The drawing, and the line under each field, follow what now stands in the fields. */
function drop() {
  if (!drag) return;
  drag.touched.forEach((box) => box.dispatchEvent(new Event("input", { bubbles: true })));
  drag = undefined;
}
place.addEventListener("pointerup", drop);
place.addEventListener("pointercancel", drop);
