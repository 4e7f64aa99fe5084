// On the computer for visitors: a button to finish on every page, and an end by itself when nobody is there any more.
// It begins on the start page, which says so to the pages of the same tab; everywhere else nothing happens.
const KEY = "counter";
const IDLE = 120_000; // milliseconds without a touch before it asks
const ASKED = 30_000; // and before it ends

const start = document.querySelector("[data-counter]");
if (start) sessionStorage.setItem(KEY, JSON.stringify(start.dataset));

const said = JSON.parse(sessionStorage.getItem(KEY) ?? "null");

function finish() {
  sessionStorage.removeItem(KEY);
  location.replace(said.done);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function watch() {
  const dialog = element(
    "dialog",
    { className: "counter-dialog stack" },
    element("p", { id: "counter-question", textContent: said.question }),
    element("button", { type: "button", className: "button", textContent: said.stay, onclick: () => dialog.close() }),
  );
  const bar = element(
    "p",
    { className: "counter-bar no-print" },
    element("button", { type: "button", className: "button", textContent: said.finish, onclick: finish }),
  );
  dialog.setAttribute("aria-labelledby", "counter-question");
  document.body.append(bar, dialog);
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, IDLE);
  };
  function ask() {
    dialog.showModal();
    timer = setTimeout(finish, ASKED);
  }
  dialog.addEventListener("close", wait);
  for (const name of ["pointerdown", "keydown", "scroll", "input"]) {
    document.addEventListener(name, () => dialog.open || wait(), { passive: true });
  }
  wait();
}

function keepNothing() {
  for (const form of document.forms) form.autocomplete = "off";
  for (const field of document.querySelectorAll("form :is(input, textarea)")) field.autocomplete = "off";
}

if (said) {
  keepNothing();
  // The start page has nothing to forget, and a button of its own.
  if (!start) watch();
  // Whoever goes back by the browser's own button must not find what somebody else wrote.
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}
