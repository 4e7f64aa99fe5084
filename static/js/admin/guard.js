/**
 * Forms of the admin are sent only when the server can take them: while there is no connection, or the session has
 * ended, the page with all that was typed stays, and the person is told what to do.
 */
import { send, staysOpen } from "./sending.js";
import { arePresent, signInAgain, whoIsHere } from "./session.js";
import { offer } from "./unanswered.js";

const ready = new WeakSet();
const asking = new WeakSet();

function isGuarded(form) {
  return form.getAttribute("method")?.toLowerCase() === "post" && form.dataset.guarded !== "itself";
}

// Wagtail's buttons turn grey once they are pressed, so that nobody presses twice; but what is grey is not sent.
function setGrey(button, isGrey) {
  button.dataset.wProgressLoadingValue = `${isGrey}`;
  button.toggleAttribute("disabled", isGrey);
}

async function sendOnce(form, submitter) {
  const here = await arePresent();
  const isGrey = submitter?.dataset.wProgressLoadingValue === "true";
  if (isGrey) setGrey(submitter, false);
  if (!here) return;
  ready.add(form);
  form.requestSubmit(submitter);
  if (isGrey && !form.ariaBusy) setTimeout(() => setGrey(submitter, true));
}

function setBusy(form, submitter, isBusy) {
  form.ariaBusy = isBusy ? "true" : null;
  document.documentElement.classList.toggle("is-sending", isBusy);
  if (submitter) setGrey(submitter, isBusy);
}

async function sendHere(form, submitter) {
  setBusy(form, submitter, true);
  if (await send(form, submitter)) {
    // A browser may show the page once more as it was left.
    window.addEventListener("pageshow", () => setBusy(form, submitter, false), { once: true });
    return;
  }
  setBusy(form, submitter, false);
  // Wagtail took the page as left: it asks again about what is not saved.
  if (form.dataset.wUnsavedConfirmationValue) form.dataset.wUnsavedConfirmationValue = "true";
}

window.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    if (!isGuarded(form) || ready.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asking.has(form) || form.ariaBusy) return;
    asking.add(form);
    sendOnce(form, submitter).finally(() => asking.delete(form));
  },
  { capture: true },
);

// The last of all who hear of it: others may yet have put something into the form, or held it back.
window.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !isGuarded(form) || !staysOpen(form, submitter)) return;
  event.preventDefault();
  sendHere(form, submitter);
});

offer();

// Autosaving is the first to notice that the session has ended; it goes on by itself at the next change.
document.addEventListener("w-autosave:error", async ({ detail }) => {
  if (detail.type !== "server_error") return;
  if ((await whoIsHere().catch(() => "me")) !== "me") await signInAgain();
});
