/* What the pages for trainees gain from a script: a recording, and a code that is copied. */

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus", "audio/webm"];
const LONGEST_MS = 10 * 60 * 1000;

function recorder(place) {
  const input = place.querySelector("[type=file]");
  const button = place.querySelector("[data-record]");
  const said = place.querySelector("[data-said]");
  const heard = place.querySelector("[data-heard]");
  let running = null;

  async function start() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      said.textContent = place.dataset.refused;
      return;
    }
    const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
    const parts = [];
    running = new MediaRecorder(stream, type ? { mimeType: type } : {});
    running.addEventListener("dataavailable", (event) => parts.push(event.data));
    running.addEventListener("stop", () => {
      stream.getTracks().forEach((track) => track.stop());
      keep(new Blob(parts, { type: running.mimeType }));
      running = null;
      button.textContent = place.dataset.start;
    });
    running.start();
    setTimeout(() => running?.state === "recording" && running.stop(), LONGEST_MS);
    button.textContent = place.dataset.stop;
  }

  /* The recording becomes the chosen file: the form is sent as it would be without a script. */
  function keep(blob) {
    const files = new DataTransfer();
    files.items.add(new File([blob], "voice", { type: blob.type }));
    input.files = files.files;
    heard.src = URL.createObjectURL(blob);
    heard.hidden = false;
    said.textContent = place.dataset.recorded;
  }

  button.addEventListener("click", () => (running ? running.stop() : start()));
  place.querySelector("[data-recorder]").hidden = false;
}

if (navigator.mediaDevices && window.MediaRecorder) {
  document.querySelectorAll("[data-voice]").forEach(recorder);
}

/* The office listens without a file on its disk; without a script it gets the file. */
document.querySelectorAll("[data-listen]").forEach((form) => {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (!answer.ok) return form.submit();
    const heard = form.querySelector("audio");
    heard.src = URL.createObjectURL(await answer.blob());
    heard.hidden = false;
    return heard.play();
  });
});
