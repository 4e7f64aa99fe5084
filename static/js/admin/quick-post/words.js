/** What the screen says, in the officer's language, with {names} filled in. */
export const words = JSON.parse(document.getElementById("quick-post-words").textContent);

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
