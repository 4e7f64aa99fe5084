/** The keys of a grid, beside the arrows, which are Tabulator's. */
import { cellAt, placeAfter, select, selection } from "./dataset-selection.js";

function undoneBy(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  // On a Thai keyboard the letters are others; the places of the keys are not.
  if (key === "z" || event.code === "KeyZ") return event.shiftKey ? "redo" : "undo";
  return key === "y" || event.code === "KeyY" ? "redo" : null;
}

/** Listens at ``holder``, the part of the table that has the focus. */
export class GridKeys {
  constructor(grid, holder) {
    this.grid = grid;
    this.isLeaving = false;
    this.takesFirst = false;
    holder.addEventListener("keydown", (event) => this.press(event), { capture: true });
    holder.addEventListener("focusout", () => { this.isLeaving = false; });
    holder.addEventListener("dblclick", () => { this.takesFirst = false; }, { capture: true });
  }

  get table() {
    return this.grid.table;
  }

  press(event) {
    if (event.target !== event.currentTarget) return;
    const handled = this.handle(event);
    if (event.key !== "Escape" && event.key !== "Shift") this.isLeaving = false;
    // Enter on a cell that is worked out would otherwise be opened by Tabulator.
    if (!handled && event.key !== "Enter") return;
    event.stopPropagation();
    if (handled) event.preventDefault();
  }

  /** Whether the key is dealt with here. */
  handle(event) {
    const action = undoneBy(event);
    const place = selection(this.table);
    if (action) this.grid.act(action);
    else if (event.key === "Escape") this.isLeaving = true;
    else if (event.key === "Tab") return !this.isLeaving && this.move(event.shiftKey ? -1 : 1);
    else if (!place || event.altKey || event.ctrlKey || event.metaKey) return false;
    else if (event.key === "Home") select(this.table, { row: place.row, column: 0 });
    else if (event.key === "End") select(this.table, { row: place.row, column: this.grid.schema.columns.length - 1 });
    else if (event.key === "Delete" || event.key === "Backspace") this.grid.clear(place);
    else if (event.key === "Enter" || event.key === "F2") this.open({ replacing: false });
    else if (event.key.length === 1 || event.key === "Process") return this.type(event);
    else return false;
    return true;
  }

  /** A character starts the cell anew; it goes into the editor that opens under it. */
  type(event) {
    if (event.key === " " && event.shiftKey) return false;
    this.open({ replacing: true });
    event.stopPropagation();
    return false;
  }

  open({ replacing }) {
    const place = selection(this.table);
    const cell = place && cellAt(this.table, place.row, place.column);
    if (!cell || !this.grid.editable || this.grid.schema.columns[place.column].computed) return;
    this.takesFirst = replacing;
    cell.edit();
    this.takesFirst = false;
  }

  /** Whether there was a cell to go to. */
  move(step, place = selection(this.table)) {
    const size = { rows: this.grid.rows.length, columns: this.grid.schema.columns.length };
    const next = place && placeAfter(place, step, size);
    if (next) select(this.table, next);
    return Boolean(next);
  }

  /** On from a cell that was edited: Enter to the one below, Tab to the next, with a new row at the end. */
  leave({ key, shiftKey }) {
    const place = selection(this.table);
    const size = this.grid.rows.length;
    if (key === "Tab" && (shiftKey || this.move(1, place))) {
      if (shiftKey) this.move(-1, place);
      return;
    }
    const below = { row: place.row + 1, column: key === "Tab" ? 0 : place.column };
    if (below.row < size) select(this.table, below);
    else if (!this.grid.isFull) this.grid.addRow(size, below.column);
  }
}
