/**
 * Notes on each cell of a list what the heading of its column says: on a phone the cells of an entry stand below each
 * other (admin.css), away from their headings.
 */
const LISTS = "#listing-results table.listing";

function label(table) {
  const headings = [...table.querySelectorAll("thead tr:last-child > *")].map((cell) => cell.textContent.trim());
  const rows = [...table.querySelectorAll("tbody tr")];
  // A list that has cells over several columns stays the table that it is.
  if (!rows.length || rows.some((row) => row.cells.length !== headings.length)) return;
  for (const row of rows) {
    [...row.cells].forEach((cell, column) => {
      const isChoice = Boolean(cell.querySelector("input[type=checkbox]"));
      const speaksForItself = isChoice || cell.matches(".title") || cell.querySelector("img");
      if (headings[column] && !speaksForItself) cell.dataset.heading = headings[column];
      cell.classList.toggle("is-choice", isChoice);
      cell.classList.toggle("is-empty", !cell.textContent.trim() && !cell.querySelector("a, button, input, img, svg"));
    });
  }
  table.classList.add("is-labelled");
}

function labelAll() {
  document.querySelectorAll(LISTS).forEach(label);
}

labelAll();
// A search or a filter puts other results in their place.
document.addEventListener("w-swap:success", labelAll);
