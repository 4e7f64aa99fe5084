/**
 * The screen of a quick post: photos are made smaller and sent while the text is written, all of it is kept in this
 * browser until it is safe on the server, and what a lost connection stopped goes on by itself.
 */
import { Offline, SignedOut, ask, signInAgain } from "../session.js";
import * as drafts from "./drafts.js";
import { PhotoList } from "./photos.js";
import { fill, words } from "./words.js";

const KEPT = ["title", "text", "kind", "date", "publish_at"];
const TRY_AGAIN = [3, 6, 12, 30]; // seconds

class Screen {
  constructor(form) {
    this.form = form;
    this.news = form.querySelector("[data-news]");
    this.user = form.dataset.user;
    this.draft = { user: this.user, key: form.elements.key.value, fields: {}, wanted: null, photos: [] };
    this.photos = new PhotoList(form, { changed: () => this.keep(), added: () => this.run(), overflowed: () => this.say("too_many") });
    this.isRunning = false;
    form.addEventListener("input", ({ target }) => target.type !== "file" && this.keep());
    form.addEventListener("submit", (event) => this.submit(event));
    form.querySelector("[data-discard]").addEventListener("click", () => this.discard());
    window.addEventListener("online", () => this.wake?.());
    this.restore();
  }

  /** Says what the word of this name means, with the values filled in; "" says nothing. */
  say(name, values = {}) {
    const text = name && fill(words[name], values);
    this.news.dataset.state = name;
    if (this.news.textContent !== text) this.news.textContent = text;
  }

  // --- Kept in the browser ---

  async restore() {
    const kept = await drafts.load(this.user).catch(() => null);
    // What the server sent back with its remarks is newer.
    if (!kept || this.form.querySelector(".error-message, .help-critical")) return;
    this.draft = kept;
    this.form.elements.key.value = kept.key;
    for (const [name, value] of Object.entries(kept.fields)) this.form.elements[name].value = value;
    this.photos.restore(kept.photos);
    this.showDiscard();
    this.say("restored", { when: kept.keptAt.toLocaleString(document.documentElement.lang) });
    this.run();
  }

  keep() {
    this.showDiscard();
    for (const name of KEPT) this.draft.fields[name] = this.form.elements[name].value;
    this.draft.photos = this.photos.toKeep();
    // One after the other, so that an older state never overwrites a newer one.
    this.keeping = Promise.resolve(this.keeping)
      .then(() => (this.isDone ? null : drafts.keep(this.draft)))
      .catch(() => this.say("no_space"));
    return this.keeping;
  }

  showDiscard() {
    this.form.querySelector("[data-discard]").hidden = false;
  }

  async leave(address) {
    this.isDone = true;
    await this.keeping;
    await drafts.forget(this.user).catch(() => null);
    window.location.assign(address);
  }

  async discard() {
    await this.photos.takeAllBack();
    await this.leave(window.location.pathname);
  }

  // --- Sent to the server ---

  submit(event) {
    event.preventDefault();
    this.showErrors(this.photos.isRefused() ? { photos: [{ message: words.remove_refused }] } : {});
    if (this.photos.isRefused()) return;
    this.draft.wanted = event.submitter?.value ?? "save";
    this.keep();
    this.wake?.();
    this.run();
  }

  /** Sends photos, and the post if a button said so, until all is there or a person has to act. One run at a time. */
  async run() {
    if (this.isRunning) return;
    this.isRunning = true;
    for (let tries = 0; this.hasWork(); ) {
      try {
        await this.step();
        tries = 0;
      } catch (error) {
        if (error instanceof SignedOut) {
          this.say("signed_out");
          if (!(await signInAgain())) break;
          this.say("");
        } else {
          this.say(error instanceof Offline ? "offline" : "failed");
          await this.pause(TRY_AGAIN[Math.min(tries++, TRY_AGAIN.length - 1)]);
        }
      }
    }
    this.isRunning = false;
  }

  hasWork() {
    return !this.isDone && (this.photos.hasNext() || this.draft.wanted !== null);
  }

  async step() {
    if (this.photos.hasNext()) {
      await this.photos.sendNext();
      if (!this.photos.hasNext()) this.say(this.draft.wanted === null ? "kept" : "posting");
      return;
    }
    this.say("posting");
    await this.post();
  }

  async post() {
    const body = new FormData(this.form);
    body.delete("photos");
    body.set("csrfmiddlewaretoken", window.wagtailConfig.CSRF_TOKEN);
    body.set("sent", this.photos.keys().join(" "));
    body.set("do", this.draft.wanted);
    const response = await ask(this.form.getAttribute("action") || window.location.pathname, { method: "POST", body });
    const answer = await response.json().catch(() => ({}));
    if (answer.address) return this.leave(answer.address);
    // Only what somebody can put right is left to them; all else is tried again.
    if (response.status !== 422) throw new Error(`${response.status}`);
    this.draft.wanted = null;
    if (answer.errors.sent) this.photos.sendAgain();
    this.keep();
    this.showErrors(answer.errors);
  }

  pause(seconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, seconds * 1000);
    });
  }

  /** Shows what is wrong, ``{name of a field: [{message}]}``, beside the fields; what has no field, above. */
  showErrors(errors) {
    this.form.querySelectorAll(".quick-post__error").forEach((each) => each.remove());
    this.say(Object.keys(errors).length ? "wrong" : "");
    for (const [name, found] of Object.entries(errors)) {
      const text = found.map(({ message }) => message).join(" ");
      const place = this.form.querySelector(`[data-field="${name}"]`);
      const remark = Object.assign(document.createElement("p"), { className: "quick-post__error", textContent: text });
      if (place) place.append(remark);
      else this.news.after(remark);
    }
    this.form.querySelector(".quick-post__error")?.closest("[data-field]")?.querySelector("input, textarea, select")?.focus();
  }
}

const form = document.getElementById("quick-post");
if (form) new Screen(form);
