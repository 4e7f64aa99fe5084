// Sends the chosen or dropped files one by one, each in a request of its own, and again where the connection is lost.
// Without this script the form sends them all at once.
const form = document.querySelector("[data-send]");
const TRIES = 5;
const WAIT = 2000; // milliseconds before the first repetition; longer before each further one

function line(list, name) {
  const item = list.appendChild(document.createElement("li"));
  const words = item.appendChild(document.createElement("span"));
  const bar = item.appendChild(document.createElement("progress"));
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  return {
    bar,
    say: (text) => { words.textContent = `${name}: ${text}`; },
    end: (failed) => { bar.remove(); item.classList.toggle("is-failed", failed); },
  };
}

function send(file, key, onProgress) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("key", key);
  body.set("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.send);
    request.responseType = "json";
    request.timeout = 10 * 60 * 1000;
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => (request.status < 500 ? resolve(request) : reject(new Error(request.status)));
    request.onerror = request.ontimeout = () => reject(new Error("no connection"));
    request.send(body);
  });
}

// Whether the file has arrived.
async function sendUntilItArrives(file, list) {
  const words = list.dataset;
  const shown = line(list, file.name);
  // The same key each time: what arrived although no answer came back is not kept twice.
  const key = `${Date.now()}-${Math.random().toString(36).slice(2)}-${file.size}`;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    shown.say(attempt === 1 ? words.sending : words.again);
    try {
      const answer = await send(file, key, (part) => { shown.bar.value = part; });
      // Whoever was signed out meanwhile is shown another page, and the file has not arrived.
      const arrived = answer.status === 200 && Boolean(answer.response?.name);
      shown.say(arrived ? words.sent : answer.response?.problem || words.failed);
      shown.end(!arrived);
      return arrived;
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, WAIT * attempt); });
    }
  }
  shown.say(words.failed);
  shown.end(true);
  return false;
}

async function sendAll(files) {
  const list = form.querySelector("[data-progress]");
  const button = form.querySelector("button");
  const said = form.querySelector("[data-said]");
  button.disabled = true;
  list.replaceChildren();
  let arrived = 0;
  for (const file of files) arrived += await sendUntilItArrives(file, list);
  button.disabled = false;
  form.reset();
  if (arrived === files.length) {
    said.textContent = said.dataset.done;
    location.reload();
  } else {
    form.querySelector("[data-on]").hidden = !arrived;
  }
}

if (form) {
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector(".bulk-drop");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll([...input.files]);
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("is-over"); });
  }
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) sendAll([...event.dataTransfer.files]);
  });
}
