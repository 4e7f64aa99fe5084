/**
 * A form with mistakes is sent by the browser itself in the end, which shows the answer. Where the connection breaks at
 * that very moment the page is gone, and the way back leads past it. So what was typed is kept in this tab until the
 * answer is here. Meanwhile the pages of the admin offer to bring it back: it is sent again, and the server answers with
 * the form as it was. Files are not kept, as no answer brings them back either.
 */
import { arePresent, choose, guard } from "./session.js";

const KEY = "unanswered-form";

// Without the place on the page.
const bare = (address) => `${address}`.split("#")[0];

/** Keeps the fields of a form that is about to be sent to `address` and leaves the page. */
export function keep(address, fields) {
  const texts = [...fields].filter(([, value]) => !(value instanceof File));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ user: guard().dataset.user, address, fields: texts }));
  } catch {
    // No room for it, or the browser keeps nothing: then its own way to send again remains.
    forget();
  }
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** The server has taken a form that was sent to `address`. */
export function taken(address) {
  const kept = read();
  if (kept && bare(kept.address) === bare(address)) forget();
}

function sendAgain({ address, fields }) {
  const form = document.createElement("form");
  Object.assign(form, { action: address, method: "post", enctype: "multipart/form-data", hidden: true });
  for (const [name, value] of fields) {
    const now = name === "csrfmiddlewaretoken" ? window.wagtailConfig.CSRF_TOKEN : value;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: now }));
  }
  document.body.append(form);
  // Not form.submit: a field may be called so.
  HTMLFormElement.prototype.submit.call(form);
}

/** Offers on a page that was opened, not answered to a form, to bring back what had no answer. */
export async function offer() {
  const kept = read();
  if (!kept || window !== window.top) return;
  const { user, method } = guard().dataset;
  const isAnswer = method === "POST" && bare(kept.address) === bare(window.location.href);
  if (isAnswer || kept.user !== user) return forget();
  if (method === "POST") return;
  const chosen = await choose("unanswered");
  if (chosen === "discard") forget();
  else if (chosen === "again" && (await arePresent())) sendAgain(kept);
}
