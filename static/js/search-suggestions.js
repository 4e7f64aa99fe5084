// While somebody types, offers titles that have these words in them. Without it the search works the same.
const PAUSE = 150; // milliseconds without a key before the server is asked
const FEWEST = 2; // letters

function suggest(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-suggestions`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting = 0;
  let asked = new AbortController();

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const address = new URL(input.dataset.suggestions, location);
    address.searchParams.set("q", input.value);
    const response = await fetch(address, { signal: asked.signal });
    const { suggestions } = await response.json();
    list.replaceChildren(...suggestions.map((title) => new Option(title, title)));
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim().length < FEWEST) list.replaceChildren();
    // Where the server does not answer there is nothing to offer.
    else waiting = setTimeout(() => ask().catch(() => {}), PAUSE);
  });
}

document.querySelectorAll("input[data-suggestions]").forEach(suggest);
