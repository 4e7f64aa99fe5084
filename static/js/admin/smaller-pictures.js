/** Pictures that are chosen in any form of the admin are made smaller before they are sent, where the browser can. */
import { smaller } from "./resizing.js";

const made = new WeakSet();

function isForPictures(field) {
  return field.type === "file" && field.accept.includes("image") && field.form?.dataset.guarded !== "itself";
}

async function replaced(file) {
  const { name, blob } = await smaller(file);
  return blob === file ? file : new File([blob], name, { type: blob.type, lastModified: file.lastModified });
}

window.addEventListener(
  "change",
  async (event) => {
    const { target: field } = event;
    if (made.has(event) || !field.files?.length || !isForPictures(field)) return;
    event.stopImmediatePropagation();
    const chosen = new DataTransfer();
    for (const file of [...field.files]) chosen.items.add(await replaced(file));
    field.files = chosen.files;
    const again = new Event("change", { bubbles: true });
    made.add(again);
    field.dispatchEvent(again);
  },
  { capture: true },
);
