/** Copying cells out of a grid and pasting them in, as spreadsheets do. */
import { fill, shownValue, spreadsheetCells, spreadsheetText, workedOut } from "./dataset-cells.js";
import { pasted } from "./dataset-pasting.js";
import { select, selection } from "./dataset-selection.js";

/** Text of several cells, or null for text that belongs into one: a text may hold line breaks of its own. */
export function blockIn(clipboard, column) {
  const text = clipboard.getData("text/plain").replace(/(\r\n|\r|\n)$/, "");
  const fromSheet = clipboard.getData("text/html").includes("<td");
  const severalLines = /[\r\n]/.test(text);
  const block = text.includes("\t") || (severalLines && (fromSheet || column?.type !== "text"));
  return block ? text : null;
}

export class GridClipboard {
  constructor(grid, holder) {
    this.grid = grid;
    holder.addEventListener("copy", (event) => this.copy(event));
    holder.addEventListener("cut", (event) => this.cut(event));
    holder.addEventListener("paste", (event) => this.onPaste(event));
  }

  copy(event) {
    const area = selection(this.grid.table);
    if (!area || event.target.closest("input, select, textarea")) return;
    const columns = this.grid.schema.columns.slice(area.left, area.right + 1);
    const lines = this.grid.rows.slice(area.top, area.bottom + 1).map((row) => columns.map((column) =>
      column.computed ? workedOut(row, column) : shownValue(row[column.key], column, this.grid.era)));
    event.clipboardData.setData("text/plain", spreadsheetText(lines));
    event.preventDefault();
  }

  cut(event) {
    const area = selection(this.grid.table);
    this.copy(event);
    if (event.defaultPrevented && this.grid.editable) this.grid.clear(area);
  }

  onPaste(event) {
    if (event.target.closest("input, select, textarea") || !this.grid.editable) return;
    event.preventDefault();
    const place = selection(this.grid.table);
    const column = place && this.grid.schema.columns[place.column];
    const text = event.clipboardData.getData("text/plain").replace(/(\r\n|\r|\n)$/, "");
    if (!text) return;
    // A text with line breaks that was not copied from a sheet is the text of one cell.
    if (blockIn(event.clipboardData, column) === null) this.put([[text]]);
    else this.paste(text);
  }

  paste(text) {
    this.put(spreadsheetCells(text));
  }

  put(cells) {
    const { grid } = this;
    const { schema, strings } = grid;
    const place = selection(grid.table) ?? { top: 0, bottom: 0, left: 0, right: 0 };
    const { top, left } = place;
    const area = { rows: place.bottom - top + 1, columns: place.right - left + 1 };
    const result = pasted(grid.rows, cells, { columns: schema.columns, top, left, area, limit: schema.maxRows });
    grid.change(result.rows, { row: top, column: result.left });
    const bottom = top + result.count - 1;
    if (result.count) select(grid.table, { row: top, column: result.left, bottom, right: result.left + result.width - 1 });
    const said = [fill(strings.pasted, { count: result.count })];
    if (result.unknown.length) said.push(fill(strings.unknown, { headings: result.unknown.join(", ") }));
    if (result.total) said.push(strings.totalLeftOut);
    if (result.full) said.push(fill(strings.full, { limit: schema.maxRows }));
    grid.say(said.join(" "));
  }
}
