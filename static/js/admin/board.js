// An address that ends in #element-… leads to the panel of that element: the blocks of the form, which are made
// after the page has loaded, push it down.
const PREFIX = "#element-";

function show() {
  if (!location.hash.startsWith(PREFIX)) return;
  const panel = document.getElementById(location.hash.slice(1))?.closest("[data-panel]");
  panel?.scrollIntoView();
}

addEventListener("load", () => setTimeout(show));
