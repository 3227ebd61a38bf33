/* Photographs and signatures: they wait on this device until the server has them. */

const RETRY_SECONDS = 5;
const LONGEST_SIDE = 2400;
const QUALITY = 0.85;
const form = document.getElementById("on-site");
const record = form.dataset.record;
const waiting = document.querySelector("[data-waiting]");
let sending = false;

/* --- the store on the device */

function store(how, work) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("on-site", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("pictures", { keyPath: "id", autoIncrement: true });
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const act = opening.result.transaction("pictures", how);
      const asked = work(act.objectStore("pictures"));
      act.oncomplete = () => { opening.result.close(); done(asked.result); };
      act.onerror = () => { opening.result.close(); failed(act.error); };
    };
  });
}

const all = async () => (await store("readonly", (pictures) => pictures.getAll())).filter((one) => one.record === record);

async function tell() {
  const number = (await all()).length;
  waiting.dataset.count = number;
  waiting.textContent = number ? `${waiting.dataset.words} ${number}` : "";
}

async function keep(blob, kind, words) {
  await store("readwrite", (pictures) => pictures.add({ record, kind, words, at: new Date().toISOString(), blob }));
  await tell();
  send();
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    for (const one of await all()) {
      const body = new FormData();
      body.append("picture", one.blob, "picture.jpg");
      for (const name of ["kind", "words", "at"]) body.append(name, one[name]);
      const answer = await fetch(form.dataset.picturesUrl, {
        method: "POST", body,
        headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      });
      if (!answer.ok && answer.status !== 422) break; // it waits on
      const said = await answer.json();
      await store("readwrite", (pictures) => pictures.delete(one.id));
      const line = document.createElement("li");
      line.textContent = said.refused || said.words;
      document.querySelector("[data-pictures]").append(line);
    }
  } catch {
    setTimeout(send, RETRY_SECONDS * 1000);
  }
  sending = false;
  tell();
}

/* --- a photograph: only its pixels, and not more of them than are read */

async function smaller(file) {
  const picture = await createImageBitmap(file);
  const share = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
}

document.querySelector("form[data-picture]").addEventListener("submit", async (event) => {
  const { picture, words } = event.target.elements;
  event.preventDefault();
  let blob = picture.files[0];
  try {
    blob = await smaller(blob);
  } catch { /* the server says why it is none */ }
  await keep(blob, "photo", words.value.trim());
  event.target.reset();
});

/* --- a signature */

const signing = document.querySelector("form[data-signature]");
const canvas = signing.querySelector("canvas");
const pen = canvas.getContext("2d");
let drawn = false;
signing.querySelector(".site-signature").hidden = false;
signing.querySelector("[data-without-script]").hidden = true;

function clear() {
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  drawn = false;
}

function point(event) {
  const box = canvas.getBoundingClientRect();
  return [(event.clientX - box.left) * (canvas.width / box.width), (event.clientY - box.top) * (canvas.height / box.height)];
}

canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  pen.lineWidth = 3;
  pen.lineCap = "round";
  pen.beginPath();
  pen.moveTo(...point(event));
});
canvas.addEventListener("pointermove", (event) => {
  if (!event.buttons) return;
  pen.lineTo(...point(event));
  pen.stroke();
  drawn = true;
});
signing.querySelector("[data-clear]").addEventListener("click", clear);
signing.addEventListener("submit", (event) => {
  event.preventDefault();
  const { words } = event.target.elements;
  if (!drawn || !words.value.trim()) {
    (drawn ? words : canvas).scrollIntoView();
    words.focus();
    return;
  }
  canvas.toBlob(async (blob) => {
    await keep(blob, "signature", words.value.trim());
    signing.reset();
    clear();
  }, "image/png");
});

clear();
window.addEventListener("online", send);
tell().then(send);
