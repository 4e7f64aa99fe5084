// Shows how far an evidence pack is, without loading the whole page again.
const EVERY = 3000;
const AREA = "#evidence";

async function refresh() {
  try {
    const response = await fetch(location.href, { credentials: "same-origin" });
    if (response.ok) {
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(AREA);
      if (fresh) document.querySelector(AREA).replaceWith(fresh);
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
