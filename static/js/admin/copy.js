// A button with data-copy="id" copies the text of the element with that id, and says so. Where the browser lets no
// script copy, the buttons stay hidden: the texts can be selected.
const status = document.querySelector("[data-copied]");

async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  for (const other of document.querySelectorAll(".is-copied")) other.classList.remove("is-copied");
  button.classList.add("is-copied");
  status.textContent = `${status.dataset.copied}: ${button.textContent.trim()}`;
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
