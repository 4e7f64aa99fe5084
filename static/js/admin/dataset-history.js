/** What a grid was before each change: texts of its rows, with the place where the change was made. */
const KEPT = 100;

export class GridHistory {
  constructor(text) {
    this.now = text;
    this.past = [];
    this.future = [];
  }

  /** Takes in what the rows have become. */
  add(text, place) {
    if (text === this.now) return;
    this.past = [...this.past, { text: this.now, place }].slice(-KEPT);
    this.future = [];
    this.now = text;
  }

  undo() {
    return this.step(this.past, this.future);
  }

  redo() {
    return this.step(this.future, this.past);
  }

  /** {text, place} of the step that was taken; undefined where there is none. */
  step(from, to) {
    const taken = from.pop();
    if (!taken) return undefined;
    to.push({ text: this.now, place: taken.place });
    this.now = taken.text;
    return taken;
  }
}
