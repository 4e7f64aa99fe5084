/** Whether somebody is still signed in, and what to do where not or where there is no connection. */
const PATIENCE = 30_000; // milliseconds that a weak connection may take for one answer

/** Nothing was answered. */
export class Offline extends Error {}
/** The server does not know any more who asks. */
export class SignedOut extends Error {}

export const guard = () => document.getElementById("session-guard");

async function fetched(address, options = {}) {
  try {
    return await fetch(address, {
      ...options,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        "X-Requested-With": "XMLHttpRequest",
        "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN,
        ...options.headers,
      },
    });
  } catch (error) {
    throw new Offline(error.message);
  }
}

/** Takes the token by which forms are known: it changes whenever somebody signs in. */
function takeToken(token) {
  window.wagtailConfig.CSRF_TOKEN = token;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
}

/** Who is signed in: "me", "other" or "nobody". Raises Offline. */
export async function whoIsHere() {
  const { user, session } = guard().dataset;
  const response = await fetched(session);
  if (response.status >= 500) throw new Offline(`${response.status}`);
  const answer = response.ok ? await response.json() : { user: null };
  if (answer.user === null) return "nobody";
  if (`${answer.user}` !== user) return "other";
  takeToken(answer.token);
  return "me";
}

/** The answer of the admin to a script. Raises Offline and SignedOut. */
export async function ask(address, options) {
  const response = await fetched(address, options);
  if (response.type !== "opaqueredirect" && response.status !== 403) return response;
  if ((await whoIsHere()) !== "me") throw new SignedOut();
  // Signed in, but in another window: with the new token it is let in, or refused for good.
  return fetched(address, options);
}

function dialogOf(name) {
  const made = guard().content.querySelector(`[data-dialog=${name}]`).cloneNode(true);
  document.body.append(made);
  made.addEventListener("close", () => made.remove());
  made.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => made.close()));
  return made;
}

/** Shows a dialog. Resolves to the value of the button that was pressed; empty where it was only closed. */
export function choose(name) {
  const dialog = dialogOf(name);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue));
  });
}

/** Says what stopped the form: "offline", or "broken" while it was sent. Resolves to whether to try again. */
export async function tell(name) {
  return (await choose(name)) === "again";
}

let signingIn = null;

/** Lets the person sign in on top of the page, which stays as it is. Resolves to whether they did. */
export function signInAgain() {
  signingIn ??= new Promise((resolve) => {
    const dialog = dialogOf("sign-in");
    const frame = dialog.querySelector("iframe");
    let isBack = false;
    frame.addEventListener("load", async () => {
      const here = await whoIsHere().catch(() => "nobody");
      dialog.querySelector("[data-other]").hidden = here !== "other";
      isBack = here === "me";
      if (isBack) dialog.close();
    });
    dialog.addEventListener("close", () => {
      signingIn = null;
      resolve(isBack);
    });
    dialog.showModal();
    frame.src = guard().dataset.login;
  });
  return signingIn;
}

/** Resolves to true once the server answers and knows who asks; to false where the person goes back to the form. */
export async function arePresent() {
  try {
    return (await whoIsHere()) === "me" || (await signInAgain());
  } catch (error) {
    if (!(error instanceof Offline)) throw error;
    return (await tell("offline")) ? arePresent() : false;
  }
}
