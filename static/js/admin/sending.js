/**
 * Forms in which people write are sent while their page stays: what breaks on the way is said on the page, which still
 * has all that was typed, and the page is left only once the server has it. cms/admin/sending.py says where it leads.
 */
import { arePresent, tell } from "./session.js";
import { keep, taken } from "./unanswered.js";

// Wagtail's forms that add and edit, and those of ours that say so. All of them answer with a redirect once what was
// sent is kept, and keep nothing where they answer with a page.
const WRITTEN = "[data-edit-form], [data-guarded=until-saved]";

/** Whether the page stays while this form is sent. Forms with passwords are left to the browser. */
export function staysOpen(form, submitter) {
  return (
    form.matches(WRITTEN) &&
    !form.querySelector("input[type=password]") &&
    !form.hasAttribute("target") &&
    !submitter?.hasAttribute("formtarget")
  );
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function addressOf(form, submitter) {
  const address = submitter?.getAttribute("formaction") || form.getAttribute("action") || window.location.href;
  return new URL(address, document.baseURI);
}

function bodyOf(form, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  return body;
}

function go(address) {
  const { origin, pathname, search } = window.location;
  // The page that is shown already would only be scrolled.
  const isHere = address.hash && `${origin}${pathname}${search}` === `${address.origin}${address.pathname}${address.search}`;
  window.location.assign(address);
  if (isHere) window.location.reload();
}

/** Sends the form as a browser does, and shows the page that is answered. */
function sendPlainly(form, submitter) {
  const address = addressOf(form, submitter);
  keep(address, bodyOf(form, submitter));
  const { name = "", value = "" } = submitter ?? {};
  const pressed = Object.assign(document.createElement("input"), { type: "hidden", name, value });
  form.append(pressed);
  // Not form.submit and form.action: fields may be called so.
  form.setAttribute("action", address);
  HTMLFormElement.prototype.submit.call(form);
  // A browser may show the page once more as it was left, and then another button may be pressed.
  pressed.remove();
}

/** Sends the form until the server has it or the person goes back to it. Resolves to whether the page is being left. */
export async function send(form, submitter) {
  const key = newKey();
  for (;;) {
    const options = { method: "POST", body: bodyOf(form, submitter), headers: { "X-Form-Key": key } };
    const response = await fetch(addressOf(form, submitter), options).catch(() => null);
    const address = response?.headers.get("Location");
    if (address) {
      taken(addressOf(form, submitter));
      go(new URL(address, response.url));
      return true;
    }
    if (response && response.status < 500 && response.status !== 413) {
      sendPlainly(form, submitter);
      return true;
    }
    if (!(await tell("broken")) || !(await arePresent())) return false;
  }
}
