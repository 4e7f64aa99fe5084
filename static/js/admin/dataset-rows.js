/** What is done to many cells or rows at once: every function gives new rows and leaves those it was given alone. */
import { newRowId, plainWord, valueOf } from "./dataset-cells.js";

export function emptyRow() {
  return { id: newRowId() };
}

/** Rows of which each has an id of its own. */
export function withIds(rows) {
  const taken = new Set();
  return rows.map((row) => {
    const id = row.id && !taken.has(row.id) ? row.id : newRowId();
    taken.add(id);
    return { ...row, id };
  });
}

export function inserted(rows, at, added) {
  return rows.toSpliced(at, 0, ...added);
}

export function duplicated(rows, from, to) {
  return inserted(rows, to + 1, rows.slice(from, to + 1).map((row) => ({ ...row, id: newRowId() })));
}

export function removed(rows, from, to) {
  return rows.toSpliced(from, to - from + 1);
}

/** Rows ``from`` to ``to`` moved by one place, up (-1) or down (1); the same rows where there is no such place. */
export function moved(rows, from, to, by) {
  const outside = by < 0 ? from === 0 : to === rows.length - 1;
  return outside ? rows : removed(rows, from, to).toSpliced(from + by, 0, ...rows.slice(from, to + 1));
}

/** Nothing in the cells of these columns, from one row to another. */
export function cleared(rows, from, to, columns) {
  const nothing = Object.fromEntries(columns.map((column) => [column.key, ""]));
  return rows.map((row, index) => (index >= from && index <= to ? { ...row, ...nothing } : row));
}

/** The column that a heading names, of those that are left; several may have the same name under different groups. */
function columnNamed(text, left) {
  const wanted = plainWord(text);
  return wanted ? left.find(({ label, names }) => [label, ...names].some((name) => plainWord(name) === wanted)) : undefined;
}

/**
 * What the first line of pasted cells names: {columns: one for each cell or null, unknown: headings without a column},
 * or null if it is no line of headings.
 */
function headingsIn(line, columns) {
  const left = [...columns];
  const unknown = [];
  const named = line.map((text) => {
    const column = columnNamed(text, left);
    if (column) left.splice(left.indexOf(column), 1);
    else if (text) unknown.push(text);
    return column ?? null;
  });
  const known = columns.length - left.length;
  // A text that happens to be the same as one heading is not yet a line of headings.
  return known > 1 && known >= unknown.length ? { columns: named, unknown } : null;
}

/**
 * Cells put in from row ``top`` and the column ``left`` on, with new rows at the end for what goes beyond.
 * With headings, cells go into the columns that these name. A single cell fills the whole of ``area`` {rows, columns}.
 * Gives {rows, count and width of what was pasted, unknown: headings that are not known, full: whether rows did not fit}.
 */
export function pasted(rows, cells, { columns, top, left, area, limit }) {
  const headings = headingsIn(cells[0], columns);
  let lines = headings ? cells.slice(1) : cells;
  if (!headings && cells.length === 1 && cells[0].length === 1) {
    lines = Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => cells[0][0]));
  }
  const targets = headings ? headings.columns : columns.slice(left);
  const fits = Math.min(lines.length, Math.max(limit - top, 0));
  const result = [...rows];
  for (let index = 0; index < fits; index += 1) {
    const row = { ...(result[top + index] ?? emptyRow()) };
    lines[index].forEach((text, place) => {
      const column = targets[place];
      if (column && !column.computed) row[column.key] = valueOf(text, column);
    });
    result[top + index] = row;
  }
  const width = headings ? columns.length : Math.min(Math.max(...lines.map((line) => line.length), 1), targets.length);
  return { rows: result, count: fits, width, unknown: headings?.unknown ?? [], full: fits < lines.length };
}
