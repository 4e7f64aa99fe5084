// Leaves at once: the page goes blank while the other one is on its way, and does not stay in the history of this tab.
// Without JavaScript it is an ordinary link.
document.querySelectorAll("[data-quick-exit]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.replaceChildren();
    document.title = "";
    location.replace(link.href);
  });
});
