// Shows how far an evidence pack is, without loading the whole page again.
const EVERY = 3000;
const AREA = "#evidence";
const MOVING = "[role=status], progress";

// What has the focus stays in place while only the progress changes.
function show(fresh) {
  const area = document.querySelector(AREA);
  const [before, after] = [area, fresh].map((each) => [...each.querySelectorAll(MOVING)]);
  if (before.length !== after.length) return area.replaceWith(fresh);
  before.forEach((each, index) => {
    if (each.matches("progress")) each.replaceWith(after[index]);
    else if (each.textContent !== after[index].textContent) each.textContent = after[index].textContent;
  });
}

async function refresh() {
  try {
    const response = await fetch(location.href, { credentials: "same-origin" });
    if (response.ok) {
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(AREA);
      if (fresh) show(fresh);
    }
  } catch {
    // The network is away: asked again below.
  }
  wait();
}

function wait() {
  if (document.querySelector(`${AREA} progress`)) setTimeout(refresh, EVERY);
}

wait();
