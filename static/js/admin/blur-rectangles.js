/**
 * <blur-rectangles>: rectangles drawn on the picture in it, each kept in step with a row of fields of the form.
 *
 * Inside it: [data-board] around the picture, [data-rows] with one [data-row] for each rectangle, a <template>
 * with an empty row, and the form set's count of rows. All measures are per cent of the picture.
 * data-strings: everything it says.
 */
import { fitted, keyed, numbered, spanned } from "./blur-geometry.js";

const SIDES = ["left", "top", "width", "height"];
const ADDED = { left: 40, top: 40, width: 20, height: 20 };
const SMALLEST_DRAWN = 1;

export class BlurRectangles extends HTMLElement {
  connectedCallback() {
    if (this.boxes) return;
    this.boxes = new Map(); // row -> the rectangle on the picture
    this.strings = JSON.parse(this.dataset.strings);
    this.board = this.querySelector("[data-board]");
    this.rows = this.querySelector("[data-rows]");
    this.count = this.querySelector("[name$=TOTAL_FORMS]");
    this.addButton = this.querySelector("[data-add]");
    for (const row of this.rows.querySelectorAll("[data-row]")) {
      if (this.inputs(row).every((input) => !input.value)) row.remove();
      else this.show(row);
    }
    for (const node of this.querySelectorAll("[data-with-tool], [data-without-tool]")) {
      node.hidden = "withoutTool" in node.dataset;
    }
    this.addButton.hidden = false;
    this.classList.add("is-drawn-on");
    this.listen();
    this.renumber();
  }

  listen() {
    this.addButton.addEventListener("click", () => this.boxes.get(this.add(ADDED)).focus());
    this.rows.addEventListener("input", ({ target }) => this.place(target.closest("[data-row]")));
    this.rows.addEventListener("click", ({ target }) => {
      if (target.closest("[data-remove]")) this.remove(target.closest("[data-row]"));
    });
    this.board.addEventListener("keydown", (event) => this.onKeydown(event));
    this.board.addEventListener("pointerdown", (event) => this.onPointerDown(event));
    this.board.addEventListener("pointermove", (event) => this.onPointerMove(event));
    this.board.addEventListener("pointerup", () => this.onPointerUp());
    this.board.addEventListener("pointercancel", () => this.onPointerCancel());
  }

  // --- Rows and rectangles

  inputs(row) {
    return SIDES.map((side) => row.querySelector(`[name$="-${side}"]`));
  }

  read(row) {
    const values = this.inputs(row).map((input) => numbered(input.value));
    return Object.fromEntries(SIDES.map((side, index) => [side, values[index]]));
  }

  write(row, rectangle) {
    this.inputs(row).forEach((input, index) => {
      input.value = rectangle[SIDES[index]].toFixed(1);
    });
    this.place(row);
  }

  add(rectangle) {
    const html = this.querySelector("template").innerHTML.replaceAll("__prefix__", this.count.value);
    this.count.value = Number(this.count.value) + 1;
    this.rows.insertAdjacentHTML("beforeend", html);
    const row = this.rows.lastElementChild;
    this.show(row);
    this.write(row, rectangle);
    this.renumber();
    this.say("added", row);
    return row;
  }

  show(row) {
    const box = document.createElement("button");
    box.type = "button";
    box.className = "blur__box";
    for (const part of ["number", "handle"]) {
      box.append(Object.assign(document.createElement("span"), { className: `blur__${part}`, ariaHidden: "true" }));
    }
    this.boxes.set(row, box);
    this.board.append(box);
    row.querySelector("[data-remove]").hidden = false;
    this.place(row);
  }

  place(row) {
    const rectangle = this.read(row);
    const box = this.boxes.get(row);
    box.hidden = SIDES.some((side) => Number.isNaN(rectangle[side]));
    for (const side of SIDES) box.style[side] = `${rectangle[side]}%`;
  }

  /** Takes the row away too: numbers of rows that are not sent count as rows left empty. */
  remove(row) {
    this.say("removed", row);
    this.boxes.get(row).remove();
    this.boxes.delete(row);
    row.remove();
    this.renumber();
    this.addButton.focus();
  }

  renumber() {
    Array.from(this.boxes).forEach(([row, box], index) => {
      const name = this.text("rectangle", index + 1);
      row.querySelector("[data-name]").textContent = name;
      row.querySelector("[data-remove]").setAttribute("aria-label", this.text("remove", index + 1));
      box.setAttribute("aria-label", name);
      box.firstElementChild.textContent = index + 1;
    });
  }

  rowOf(box) {
    return Array.from(this.boxes.keys()).find((row) => this.boxes.get(row) === box);
  }

  text(name, number) {
    return this.strings[name].replace("%(number)s", number);
  }

  say(name, row) {
    this.querySelector("[data-status]").textContent = this.text(name, Array.from(this.boxes.keys()).indexOf(row) + 1);
  }

  // --- Keyboard

  onKeydown(event) {
    const box = event.target.closest(".blur__box");
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = this.rowOf(box);
    const moved = keyed(this.read(row), event.key, event.shiftKey);
    if (!moved && !["Delete", "Backspace"].includes(event.key)) return;
    event.preventDefault();
    if (moved) this.write(row, moved);
    else this.remove(row);
  }

  // --- Mouse, pen and finger

  pointIn(event) {
    const { left, top, width, height } = this.board.querySelector("img").getBoundingClientRect();
    return { x: ((event.clientX - left) / width) * 100, y: ((event.clientY - top) / height) * 100 };
  }

  onPointerDown(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    this.board.setPointerCapture(event.pointerId);
    const box = event.target.closest(".blur__box");
    const start = this.pointIn(event);
    const row = box ? this.rowOf(box) : null;
    const before = row && this.read(row);
    if (event.target.closest(".blur__handle")) {
      this.drag = { row, before, change: ({ x, y }) => spanned({ x: before.left, y: before.top }, { x, y }) };
    } else if (row) {
      const moved = ({ x, y }) => ({ ...before, left: before.left + x - start.x, top: before.top + y - start.y });
      this.drag = { row, before, change: (point) => fitted(moved(point)) };
    } else {
      this.drag = { row: null, before: null, change: (point) => spanned(start, point) };
    }
    box?.focus();
  }

  onPointerMove(event) {
    if (!this.drag) return;
    const rectangle = this.drag.change(this.pointIn(event));
    if (this.drag.row) this.write(this.drag.row, rectangle);
    else if (Math.max(rectangle.width, rectangle.height) >= SMALLEST_DRAWN) this.drag.row = this.add(rectangle);
  }

  onPointerUp() {
    if (this.drag?.row) this.boxes.get(this.drag.row).focus({ preventScroll: true });
    this.drag = null;
  }

  /** A second finger came to enlarge the page: nothing was meant to be drawn. */
  onPointerCancel() {
    const { row, before } = this.drag ?? {};
    this.drag = null;
    if (row && before) this.write(row, before);
    else if (row) this.remove(row);
  }
}

if (!customElements.get("blur-rectangles")) customElements.define("blur-rectangles", BlurRectangles);
