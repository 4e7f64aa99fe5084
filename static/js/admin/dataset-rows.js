/** What is done to many cells or rows at once: every function gives new rows and leaves those it was given alone. */
import { newRowId } from "./dataset-cells.js";

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
