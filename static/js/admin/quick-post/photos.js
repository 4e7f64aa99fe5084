/** The photos of a quick post: chosen, shown with how far each has got, and sent one after the other. */
import { smaller } from "../resizing.js";
import { Refused, send, takeBack } from "./uploading.js";
import { fill, words } from "./words.js";

const NO_KEY = "00000000-0000-0000-0000-000000000000";

// Also where pages are not encrypted and browsers have no randomUUID.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class PhotoList {
  constructor(form, { changed, added, overflowed }) {
    Object.assign(this, { form, changed, added, overflowed, photos: [] });
    this.list = form.querySelector("[data-list]");
    this.most = Number(form.dataset.most);
    form.elements.photos.addEventListener("change", ({ target }) => this.add(target));
  }

  async add(field) {
    const files = [...field.files];
    field.value = "";
    const room = this.most - this.photos.length;
    if (files.length > room) this.overflowed();
    for (const file of files.slice(0, room)) {
      const photo = this.show({ key: newKey(), name: file.name, state: "reading" });
      Object.assign(photo, await smaller(file));
      if (!this.photos.includes(photo)) continue;
      photo.state = "waiting";
      this.update(photo);
      this.changed();
      this.added();
    }
  }

  restore(kept) {
    for (const each of kept) this.show({ ...each, state: each.problem ? "refused" : "waiting" });
  }

  toKeep() {
    return this.photos.filter(({ blob }) => blob).map(({ key, name, blob, problem }) => ({ key, name, blob, problem }));
  }

  keys() {
    return this.photos.filter(({ state }) => state === "sent").map(({ key }) => key);
  }

  isRefused() {
    return this.photos.some(({ state }) => state === "refused");
  }

  hasNext() {
    return this.photos.some(({ state }) => ["reading", "waiting", "sending"].includes(state));
  }

  /** Asks the server about every photo anew: it forgot some, as it does after a while. */
  sendAgain() {
    for (const photo of this.photos) if (photo.state === "sent") this.update(Object.assign(photo, { state: "waiting" }));
  }

  /** Sends the next photo. One that is still made smaller is waited for a moment. */
  async sendNext() {
    const photo = this.photos.find(({ state }) => ["waiting", "sending"].includes(state));
    if (!photo) return new Promise((resolve) => setTimeout(resolve, 100));
    photo.state = "sending";
    try {
      await send(photo, this.addressOf(photo), (share) => this.update(Object.assign(photo, { share })));
      photo.state = "sent";
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      Object.assign(photo, { state: "refused", problem: error.message });
      this.changed();
    }
    this.update(photo);
  }

  async takeAllBack() {
    for (const photo of [...this.photos]) await this.remove(photo);
  }

  addressOf({ key }) {
    return this.form.dataset.photo.replace(NO_KEY, key);
  }

  async remove(photo) {
    this.photos = this.photos.filter((each) => each !== photo);
    photo.place.remove();
    URL.revokeObjectURL(photo.address);
    this.changed();
    // What nobody takes back is forgotten by the server after a while.
    if (photo.share !== undefined) await takeBack(this.addressOf(photo)).catch(() => null);
  }

  show(photo) {
    const place = document.createElement("li");
    place.className = "quick-post__photo";
    place.innerHTML = '<img alt=""><p></p><progress max="1" value="0"></progress><button type="button" class="button button-small button-secondary">×</button>';
    Object.assign(photo, { place });
    place.querySelector("button").addEventListener("click", () => this.remove(photo));
    this.list.append(place);
    this.photos.push(photo);
    this.update(photo);
    return photo;
  }

  update(photo) {
    const { place, name, blob, state, share = 0, problem } = photo;
    const image = place.querySelector("img");
    if (blob && !photo.address) image.src = photo.address = URL.createObjectURL(blob);
    const percent = Math.round(share * 100);
    place.querySelector("p").textContent = state === "refused" ? problem : fill(words[state], { name, percent });
    place.querySelector("progress").value = state === "sent" ? 1 : share;
    place.querySelector("progress").hidden = state === "refused";
    place.querySelector("progress").setAttribute("aria-label", name);
    place.querySelector("button").setAttribute("aria-label", fill(words.remove, { name }));
    place.classList.toggle("quick-post__photo--wrong", state === "refused");
    place.dataset.state = state;
  }
}
