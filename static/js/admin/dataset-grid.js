/**
 * <dataset-grid>: makes a table of the JSON rows in its <textarea>, and keeps the textarea up to date.
 *
 * data-schema: {label, maxRows, era: years that dates are shown ahead of the common era,
 *   columns: [{key, type, label, unit, help, group, required, total, options: [{value, label, names}]}]}
 * data-strings: everything it says; data-errors: [{row (from 0), column, message}]
 * Text that is not rows is left as it is, in the textarea, to be put right there.
 */

import { fill, newRowId, numberIn, spreadsheetCells } from "./dataset-cells.js";
import { actionButton, cellControl, element, showValue, tableHead } from "./dataset-parts.js";

let gridCount = 0;

export class DatasetGrid extends HTMLElement {
  connectedCallback() {
    if (this.body) return;
    this.textarea = this.querySelector("textarea");
    this.schema = JSON.parse(this.dataset.schema);
    this.strings = JSON.parse(this.dataset.strings);
    this.gridId = `dataset-grid-${(gridCount += 1)}`;
    this.build();
    this.textarea.addEventListener("focus", () => this.focusFirst());
    this.load();
    this.showErrors(JSON.parse(this.dataset.errors || "[]"));
  }

  // --- The table around the rows

  build() {
    const { schema, strings } = this;
    this.body = element("tbody");
    this.totals = new Map();
    this.status = element("p", { class: "dataset-grid__status", role: "status" });
    this.addButton = element("button", { type: "button", class: "button button-small button-secondary" }, strings.add);
    this.addButton.addEventListener("click", () => this.addRow({ focus: true }));
    const hint = element("p", { class: "help", id: `${this.gridId}-hint` }, strings.hint);
    const table = element(
      "table",
      { "aria-describedby": hint.id },
      element("caption", {}, schema.label),
      tableHead(schema, strings, this.gridId),
      this.body,
    );
    if (schema.columns.some((column) => column.total)) table.append(this.buildTotals());
    this.view = element("div", { class: "dataset-grid__view", hidden: true },
      element("div", { class: "dataset-grid__scroll", tabindex: "0", role: "group", "aria-label": schema.label }, table),
      element("div", { class: "dataset-grid__tools" }, this.addButton, this.status),
      hint);
    this.append(this.view);
    this.body.addEventListener("input", (event) => this.onInput(event));
    this.body.addEventListener("keydown", (event) => this.onKeydown(event));
    this.body.addEventListener("paste", (event) => this.onPaste(event));
    this.body.addEventListener("click", (event) => this.onClick(event));
  }

  buildTotals() {
    const row = element("tr", {}, element("th", { scope: "row", class: "dataset-grid__number" }, this.strings.total));
    for (const column of this.schema.columns) {
      const cell = element("td", { class: `dataset-grid__${column.type}` });
      if (column.total) this.totals.set(column, cell);
      row.append(cell);
    }
    row.append(element("td"));
    return element("tfoot", {}, row);
  }

  // --- Rows in and out

  /** Shows the rows that the textarea holds. */
  load() {
    let rows = null;
    try {
      rows = JSON.parse(this.textarea.value.trim() || "[]");
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    const readable = Array.isArray(rows) && rows.every((row) => row && typeof row === "object" && !Array.isArray(row));
    this.classList.toggle("is-enhanced", readable);
    this.view.hidden = !readable;
    this.textarea.ariaHidden = readable ? "true" : null;
    this.textarea.tabIndex = readable ? -1 : 0;
    this.rows = new Map();
    this.body.replaceChildren(...(readable ? rows : []).map((row) => this.buildRow(row)));
    this.refresh();
  }

  /** Writes the rows to the textarea, telling the page that something was changed. */
  write({ refresh = true } = {}) {
    const rows = Array.from(this.body.rows, (line) => this.rows.get(line));
    this.textarea.value = JSON.stringify(rows);
    if (refresh) this.refresh();
    else this.addUp();
    for (const type of ["input", "change"]) this.textarea.dispatchEvent(new Event(type, { bubbles: true }));
  }

  refresh() {
    const lines = Array.from(this.body.rows);
    lines.forEach((line, index) => {
      const number = index + 1;
      line.cells[0].textContent = number;
      for (const button of line.querySelectorAll("button")) {
        const label = fill(this.strings[button.dataset.action], { row: number });
        button.setAttribute("aria-label", label);
        button.title = label;
      }
    });
    this.addUp();
    this.addButton.disabled = lines.length >= this.schema.maxRows;
    this.classList.toggle("is-empty", lines.length === 0);
    if (lines.length === 0) this.say(this.strings.empty);
    else this.say(this.addButton.disabled ? fill(this.strings.full, { limit: this.schema.maxRows }) : "");
  }

  addUp() {
    const rows = Array.from(this.body.rows, (line) => this.rows.get(line));
    for (const [column, cell] of this.totals) {
      const digits = column.type === "decimal" ? 2 : 0;
      const sum = rows.reduce((total, row) => total + (numberIn(row[column.key]) ?? 0), 0);
      cell.textContent = sum.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    }
  }

  say(text) {
    this.status.textContent = text;
  }

  // --- One row

  buildRow(row) {
    const number = element("th", { scope: "row", class: "dataset-grid__number", id: `${this.gridId}-row-${newRowId()}` });
    const line = element("tr", {}, number);
    this.rows.set(line, row);
    for (const column of this.schema.columns) {
      const control = cellControl(column);
      showValue(control, column, row[column.key] ?? "", this.schema.era);
      control.setAttribute("aria-labelledby", `${this.gridId}-${column.key} ${number.id}`);
      line.append(element("td", { class: `dataset-grid__${column.type}` }, control));
    }
    line.append(element("td", { class: "dataset-grid__actions" },
      actionButton("up", "arrow-up"), actionButton("down", "arrow-down"),
      actionButton("duplicate", "copy"), actionButton("remove", "bin")));
    return line;
  }

  column(control) {
    return this.schema.columns.find((column) => column.key === control.dataset.column);
  }

  addRow({ after = null, row = {}, focus = false } = {}) {
    if (this.body.rows.length >= this.schema.maxRows) return null;
    const line = this.buildRow({ ...row, id: newRowId() });
    if (after) after.after(line);
    else this.body.append(line);
    this.write();
    if (focus) this.controls(line)[0]?.focus();
    return line;
  }

  controls(line) {
    return Array.from(line.querySelectorAll("[data-column]"));
  }

  focusFirst() {
    if (this.view.hidden) return;
    (this.body.querySelector("[aria-invalid=true]") ?? this.body.querySelector("[data-column]") ?? this.addButton).focus();
  }

  // --- What people do

  onInput({ target }) {
    const line = target.closest("tr");
    this.rows.get(line)[target.dataset.column] = target.value;
    this.clearError(target);
    this.write({ refresh: false });
  }

  onKeydown(event) {
    const { target } = event;
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing || !target.dataset.column) return;
    event.preventDefault();
    const line = target.closest("tr");
    const next = line.nextElementSibling ?? this.addRow();
    next?.querySelector(`[data-column="${target.dataset.column}"]`).focus();
  }

  onPaste(event) {
    const text = event.clipboardData.getData("text/plain").replace(/(\r\n|\r|\n)$/, "");
    const column = this.column(event.target);
    const fromSheet = event.clipboardData.getData("text/html").includes("<td");
    const severalLines = /[\r\n]/.test(text);
    if (!column || !(text.includes("\t") || (severalLines && (fromSheet || column.type !== "text")))) return;
    event.preventDefault();
    this.pasteCells(event.target, spreadsheetCells(text));
  }

  pasteCells(control, cells) {
    let line = control.closest("tr");
    const start = this.controls(line).indexOf(control);
    let pasted = 0;
    for (const values of cells) {
      if (pasted > 0) {
        line = line.nextElementSibling ?? this.appendForPaste();
        if (!line) break;
      }
      this.controls(line).slice(start, start + values.length).forEach((target, index) => {
        this.pasteInto(line, target, values[index]);
      });
      pasted += 1;
    }
    this.write();
    const said = [fill(this.strings.pasted, { count: pasted })];
    if (pasted < cells.length) said.push(fill(this.strings.full, { limit: this.schema.maxRows }));
    this.say(said.join(" "));
  }

  /** A new last row, without telling the page for each of many. */
  appendForPaste() {
    if (this.body.rows.length >= this.schema.maxRows) return null;
    return this.body.appendChild(this.buildRow({ id: newRowId() }));
  }

  pasteInto(line, control, text) {
    const column = this.column(control);
    const wanted = text.replaceAll("\u00a0", " ").toLowerCase();
    const option = column.options.find(({ value, label, names }) =>
      [value, label, ...names].some((name) => name.toLowerCase() === wanted));
    const value = option ? option.value : text;
    this.clearError(control);
    showValue(control, column, value, this.schema.era);
    this.rows.get(line)[column.key] = value;
  }

  onClick(event) {
    const button = event.target.closest("button[data-action]");
    if (!button) return;
    const line = button.closest("tr");
    if (button.dataset.action === "duplicate") {
      const copy = this.addRow({ after: line, row: this.rows.get(line) });
      copy?.querySelector("[data-column]").focus();
    } else if (button.dataset.action === "remove") {
      this.removeRow(line);
    } else {
      this.moveRow(line, button);
    }
  }

  removeRow(line) {
    const number = line.rowIndex - this.querySelectorAll("thead tr").length + 1;
    const neighbour = line.nextElementSibling ?? line.previousElementSibling;
    line.remove();
    this.rows.delete(line);
    this.write();
    this.say(fill(this.strings.removed, { row: number }));
    (neighbour?.querySelector("[data-action=remove]") ?? this.addButton).focus();
  }

  moveRow(line, button) {
    const { previousElementSibling: before, nextElementSibling: after } = line;
    if (button.dataset.action === "up" && before) before.before(line);
    if (button.dataset.action === "down" && after) after.after(line);
    this.write();
    button.focus();
  }

  // --- Errors

  /** Marks the cells that the server could not take; what they hold stays. */
  showErrors(errors) {
    for (const control of this.body.querySelectorAll("[aria-describedby]")) this.clearError(control);
    for (const { row, column, message } of errors) {
      const control = this.body.rows[row]?.querySelector(`[data-column="${column}"]`);
      if (!control) continue;
      const note = element("p", { class: "dataset-grid__error", id: `${this.gridId}-error-${row}-${column}` }, message);
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", note.id);
      control.after(note);
    }
  }

  clearError(control) {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
    control.parentElement.querySelector(".dataset-grid__error")?.remove();
  }
}

if (!customElements.get("dataset-grid")) customElements.define("dataset-grid", DatasetGrid);
