// Lets the browser calculate for a moment while its owner fills in a form, and sends the result along (a proof of work:
// messages by the thousand become expensive). Where anything of it fails, the form is sent without, and is accepted.
const PATIENCE = 15_000; // milliseconds that somebody waits after pressing the button

// What the worker of ALTCHA finds: {counter, derivedKey, time}.
function solve(challenge, script) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script);
    worker.onmessage = ({ data }) => (data && data.derivedKey ? resolve(data) : reject(new Error("not solved")));
    worker.onerror = reject;
    worker.postMessage({ type: "work", challenge });
  });
}

async function prove({ challenge: address, worker }) {
  const response = await fetch(address, { cache: "no-store" });
  const challenge = await response.json();
  const solution = await solve(challenge, worker);
  return btoa(JSON.stringify({ challenge, solution }));
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function watch(status) {
  const form = status.closest("form");
  const { altcha: field } = form.elements;
  let proof = null;
  let isReady = false;
  let isWaiting = false;
  status.role = "status";

  async function calculate() {
    field.value = await prove(status.dataset).catch(() => "");
    isReady = true;
  }

  const begin = () => (proof ??= calculate());
  form.addEventListener("focusin", begin);
  form.addEventListener("input", begin);

  form.addEventListener("submit", async (event) => {
    if (isReady) return;
    event.preventDefault();
    if (isWaiting) return;
    isWaiting = true;
    status.textContent = status.dataset.waiting;
    await Promise.race([begin(), after(PATIENCE)]);
    isReady = true;
    form.requestSubmit(event.submitter);
  });

  // Whoever comes back to the page by the browser's own button finds it as it was, but each proof counts once.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    [proof, isReady, isWaiting] = [null, false, false];
    field.value = status.textContent = "";
  });
}

document.querySelectorAll("form [data-challenge]").forEach(watch);
