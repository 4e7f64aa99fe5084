/**
 * <dataset-grid>: makes a table of the JSON rows in its <textarea>, and keeps the textarea up to date.
 *
 * data-schema: {label, maxRows, era: years that dates are shown ahead of the common era,
 *   columns: [{key, type, label, names, unit, help, group, required, total, computed, options: [{value, label, names}]}]}
 * data-strings: everything it says; data-errors: [{row (from 0), column, message}]
 * Text that is not rows is left as it is, in the textarea, to be put right there.
 */
import { fill } from "./dataset-cells.js";
import { GridClipboard, blockIn } from "./dataset-clipboard.js";
import { GridHistory } from "./dataset-history.js";
import { GridKeys } from "./dataset-keys.js";
import { element, toolButtons } from "./dataset-parts.js";
import { cleared, duplicated, emptyRow, inserted, moved, removed, withIds } from "./dataset-rows.js";
import { select, selection } from "./dataset-selection.js";
import { makeTable, nameParts } from "./dataset-table.js";

let gridCount = 0;

export class DatasetGrid extends HTMLElement {
  connectedCallback() {
    if (this.textarea) return;
    this.textarea = this.querySelector("textarea");
    this.schema = JSON.parse(this.dataset.schema);
    this.strings = JSON.parse(this.dataset.strings);
    this.era = this.schema.era;
    this.gridId = `dataset-grid-${(gridCount += 1)}`;
    this.places = new Map(this.schema.columns.map((column, index) => [column.key, index]));
    this.headLines = this.schema.columns.some((column) => column.group) ? 2 : 1;
    this.buildAround();
    for (const label of this.textarea.labels) label.addEventListener("click", () => this.focusFirst());
    this.load();
    this.showErrors(JSON.parse(this.dataset.errors || "[]"));
  }

  get editable() {
    return !this.textarea.matches(":disabled, :read-only");
  }

  get isFull() {
    return this.rows.length >= this.schema.maxRows;
  }

  // --- The table and what stands around it

  buildAround() {
    // Not called "host": Wagtail's drag and drop takes an element with a host for one in a shadow tree, and never ends.
    this.room = element("div", { class: "dataset-grid__table" });
    this.status = element("p", { class: "dataset-grid__status", role: "status" });
    this.buttons = toolButtons(this.strings, (action) => this.act(action));
    const hint = element("p", { class: "help", id: `${this.gridId}-hint` }, this.strings.hint);
    const tools = element("div", { class: "dataset-grid__tools", hidden: !this.editable }, ...Object.values(this.buttons));
    this.view = element("div", { class: "dataset-grid__view", hidden: true }, this.room, tools, this.status, hint);
    this.append(this.view);
  }

  /** Shows the rows that the textarea holds. */
  load() {
    this.rows = this.readableRows();
    this.classList.toggle("is-enhanced", this.rows !== null);
    this.view.hidden = this.rows === null;
    this.errors = new Map();
    if (this.rows === null) return;
    this.history = new GridHistory(JSON.stringify(this.rows));
    if (this.table) this.table.replaceData(this.rows);
    else this.buildWhenSeen();
    this.refresh();
  }

  readableRows() {
    let rows = null;
    try {
      rows = JSON.parse(this.textarea.value.trim() || "[]");
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    const readable = Array.isArray(rows) && rows.every((row) => row && typeof row === "object" && !Array.isArray(row));
    return readable ? withIds(rows) : null;
  }

  /** A table that nobody sees, in a part that is closed, costs nothing until it is opened. */
  buildWhenSeen() {
    if (this.watcher) return;
    this.watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.build();
    }, { rootMargin: "300px" });
    this.watcher.observe(this.view);
  }

  build() {
    if (this.table) return;
    this.watcher.disconnect();
    this.table = makeTable(this.room, this.rows, this);
    this.table.on("tableBuilt", () => {
      this.holder = nameParts(this.table, this, `${this.gridId}-hint`);
      this.keys = new GridKeys(this, this.holder);
      this.clipboard = new GridClipboard(this, this.holder);
      this.wakeUp();
    });
    this.table.on("cellEdited", (cell) => this.onEdited(cell));
    this.table.on("cellClick", (event, cell) => this.onClick(event, cell));
    for (const change of ["rangeAdded", "rangeChanged"]) this.table.on(change, () => this.followLater());
  }

  /** What was asked of the table before it was there. */
  wakeUp() {
    this.holder.setAttribute("aria-rowcount", this.rows.length + this.headLines);
    if (this.wantsFocus) this.focusFirst();
  }

  // --- Rows out

  /** Writes the rows to the textarea, telling the page that something was changed. */
  write() {
    this.textarea.value = JSON.stringify(this.rows);
    for (const type of ["input", "change"]) this.textarea.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** Shows and writes other rows. ``place``: the cell in which this happened, {row, column}. */
  change(rows, place) {
    const asBefore = new Map(this.rows.map((row) => [row.id, row]));
    for (const key of this.errors.keys()) {
      const [id, column] = key.split(":");
      const row = rows.find((other) => other.id === id);
      if (!row || row[column] !== asBefore.get(id)?.[column]) this.errors.delete(key);
    }
    this.show(rows, place);
    this.history.add(this.textarea.value, place);
    this.refresh();
  }

  show(rows, place) {
    this.rows = rows;
    this.table.replaceData(rows);
    this.holder.setAttribute("aria-rowcount", rows.length + this.headLines);
    select(this.table, { row: Math.min(place.row, rows.length - 1), column: place.column });
    this.write();
  }

  refresh() {
    const { buttons, history } = this;
    const none = this.rows.length === 0;
    buttons.add.disabled = this.isFull;
    buttons.duplicate.disabled = none || this.isFull;
    for (const name of ["up", "down", "remove"]) buttons[name].disabled = none;
    buttons.undo.disabled = history.past.length === 0;
    buttons.redo.disabled = history.future.length === 0;
    this.say(this.isFull ? fill(this.strings.full, { limit: this.schema.maxRows }) : "");
  }

  say(text) {
    this.status.textContent = text;
  }

  // --- Cells

  name(cell) {
    const column = this.schema.columns[this.places.get(cell.getField())];
    return [column.group, column.label, cell.getRow().getPosition()].filter(Boolean).join(" ");
  }

  errorOf(cell) {
    return this.errors.get(`${cell.getData().id}:${cell.getField()}`);
  }

  /** What is typed so far, in a cell that is still being edited. */
  draft(cell, value) {
    this.rows[cell.getRow().getPosition() - 1][cell.getField()] = value;
    this.write();
  }

  onEdited(cell) {
    const row = cell.getRow();
    this.errors.delete(`${cell.getData().id}:${cell.getField()}`);
    row.reformat();
    this.write();
    this.history.add(this.textarea.value, { row: row.getPosition() - 1, column: this.places.get(cell.getField()) });
    this.refresh();
  }

  /** A finger opens a cell at once; with a mouse a second click on the selected one does. */
  onClick(event, cell) {
    const at = selection(this.table);
    const isSecond = this.clicked === cell && at?.top === at?.bottom && at?.left === at?.right;
    this.clicked = cell;
    const opens = (isSecond || event.pointerType === "touch") && this.places.has(cell.getField());
    // Tabulator gives the focus to the table at the end of a click.
    if (opens) queueMicrotask(() => this.keys.open({ replacing: false }));
  }

  takeFirst() {
    return this.keys.takesFirst;
  }

  leave(event) {
    this.keys.leave(event);
  }

  blockIn(clipboard, column) {
    return blockIn(clipboard, column);
  }

  paste(text) {
    this.clipboard.paste(text);
  }

  clear(area) {
    if (!this.editable) return;
    const columns = this.schema.columns.slice(area.left, area.right + 1).filter((column) => !column.computed);
    this.change(cleared(this.rows, area.top, area.bottom, columns), area);
    select(this.table, { row: area.top, column: area.left, bottom: area.bottom, right: area.right });
  }

  /** Tells those who do not see it which cell is meant, once the table has settled. */
  followLater() {
    queueMicrotask(() => {
      const cell = this.table.modules.selectRange.getActiveCell()?.getComponent();
      if (!cell || !this.holder) return;
      const node = cell.getElement();
      node.id ||= `${this.gridId}-cell-${cell.getData().id}-${cell.getField()}`;
      this.holder.setAttribute("aria-activedescendant", node.id);
    });
  }

  focusFirst() {
    if (!this.rows) return;
    this.wantsFocus = !this.holder;
    this.scrollIntoView({ block: "nearest" });
    const wrong = this.errors?.keys().next().value;
    if (!this.holder) return;
    this.holder.focus();
    if (!wrong) return;
    const [id, column] = wrong.split(":");
    select(this.table, { row: this.rows.findIndex((row) => row.id === id), column: this.places.get(column) });
  }

  // --- Rows

  /** What a button or a key asks for: a name of one of the buttons. */
  act(action) {
    if (!this.editable || !this.table) return;
    if (action === "undo" || action === "redo") return this.goBack(action);
    const at = selection(this.table) ?? { top: this.rows.length, bottom: this.rows.length - 1, row: 0, column: 0 };
    if (action === "add") return this.addRow(this.rows.length, 0);
    const { top, bottom, column } = at;
    if (action === "duplicate") this.change(duplicated(this.rows, top, bottom).slice(0, this.schema.maxRows), { row: bottom + 1, column });
    if (action === "up") this.change(moved(this.rows, top, bottom, -1), { row: Math.max(top - 1, 0), column });
    if (action === "down") this.change(moved(this.rows, top, bottom, 1), { row: Math.min(top + 1, this.rows.length - 1), column });
    if (action === "remove") {
      this.change(removed(this.rows, top, bottom), { row: top, column });
      this.say(fill(this.strings[top === bottom ? "removed" : "removedMany"], { row: top + 1, last: bottom + 1 }));
    }
    return undefined;
  }

  addRow(at, column) {
    this.change(inserted(this.rows, at, [emptyRow()]), { row: at, column });
    this.holder.focus({ preventScroll: true });
  }

  goBack(action) {
    const step = this.history[action]();
    if (!step) return;
    this.show(JSON.parse(step.text), step.place);
    this.refresh();
  }

  // --- Errors

  /** Marks the cells that the server could not take; what they hold stays. */
  showErrors(errors) {
    if (!this.rows) return;
    this.errors = new Map(errors.filter(({ row }) => this.rows[row]).map(({ row, column, message }) =>
      [`${this.rows[row].id}:${column}`, message]));
    if (this.holder) this.table.replaceData(this.rows);
  }
}

if (!customElements.get("dataset-grid")) customElements.define("dataset-grid", DatasetGrid);
