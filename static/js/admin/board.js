// An address that ends in #element-… leads to the panel of that element. The blocks of the form are made after the
// page has loaded and push the panel down, so it is followed until the form is at rest or somebody does something.
const PREFIX = "#element-";
const PATIENCE = 5000; // milliseconds
const ACTIONS = ["wheel", "touchstart", "pointerdown", "keydown"];

function follow(panel) {
  const form = panel.closest("form");
  // At once: the admin scrolls gently, and stops half-way when the form grows.
  const observer = new ResizeObserver(() => panel.scrollIntoView({ behavior: "instant" }));
  const stop = () => {
    observer.disconnect();
    for (const action of ACTIONS) removeEventListener(action, stop);
  };
  for (const action of ACTIONS) addEventListener(action, stop, { passive: true });
  observer.observe(form ?? panel);
  setTimeout(stop, PATIENCE);
}

addEventListener("load", () => {
  const anchor = location.hash.startsWith(PREFIX) && document.getElementById(location.hash.slice(1));
  const panel = anchor && anchor.closest("[data-panel]");
  if (panel) follow(panel);
});
