// Puts a ready sentence into the message. Without scripts it can be copied by hand.
for (const button of document.querySelectorAll("[data-into]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.into);
    const text = button.parentElement.querySelector("[data-answer]").textContent;
    field.value = field.value ? `${field.value}\n\n${text}` : text;
    field.focus();
  });
}
