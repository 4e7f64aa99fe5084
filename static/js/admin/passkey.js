// Says in words that a passkey did not work. The rest is django-allauth's own script.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const problem = document.getElementById("passkey_problem");
  if (problem) problem.hidden = false;
});

document.addEventListener("click", (event) => {
  const problem = document.getElementById("passkey_problem");
  if (problem && event.target.closest("[data-passkey]")) problem.hidden = true;
});

document.querySelectorAll("[data-passkey]").forEach((part) => {
  part.hidden = !window.PublicKeyCredential;
});
