/** Where cells that were copied from a spreadsheet go, also when their headings came along. */
import { plainWord, valueOf } from "./dataset-cells.js";
import { emptyRow } from "./dataset-rows.js";

// Above the headings a sheet may have titles, and headings that stand over several columns.
const LINES_BEFORE_DATA = 5;
// How a line of totals begins; the server knows the same words (oit/imports/lines.py).
const TOTAL = /^((รวม|ยอดรวม|ผลรวม)(ทั้งสิ้น|ทั้งหมด|ทั้งปี|จำนวน|เป็นเงิน|เงิน|ย่อย|สุทธิ)*|(grand |sub)?totals?|sum)$/;

/** The column that a heading names, of those that are left; several may have the same name under different groups. */
function columnNamed(text, left) {
  const wanted = plainWord(text.replace(/\s*\([^()]*\)\s*\*?$/, ""));
  const words = [plainWord(text), wanted].filter(Boolean);
  return left.find(({ label, names }) => [label, ...names].some((name) => words.includes(plainWord(name))));
}

/**
 * What a line of pasted cells names: {columns: one for each cell or null, unknown: headings without a column}, or null
 * if it is no line of headings.
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

/** {headings or null, lines: those with data, total: whether a line of totals was left out}. */
function understood(cells, columns) {
  for (let index = 0; index < Math.min(cells.length, LINES_BEFORE_DATA); index += 1) {
    // A heading that is merged over two lines stands in the upper one.
    const line = cells[index].map((text, place) => text || cells[index - 1]?.[place] || "");
    const headings = headingsIn(line, columns);
    if (headings) {
      const below = cells.slice(index + 1);
      const lines = below.filter((data) => !TOTAL.test(plainWord(data.find(Boolean) ?? "")));
      return { headings, lines, total: lines.length < below.length };
    }
  }
  return { headings: null, lines: cells, total: false };
}

/**
 * Cells put into ``rows`` from row ``top`` and the column ``left`` on, with new rows at the end for what goes beyond.
 *
 * With headings, cells go into the columns that these name. A single cell fills all of ``area`` {rows, columns}. Gives
 * {rows, count of rows, left and width of what was pasted, unknown: headings without a column, total: whether a line of
 * totals was left out, full: whether rows did not fit}.
 */
export function pasted(rows, cells, { columns, top, left, area, limit }) {
  const { headings, total, ...found } = understood(cells, columns);
  const isSingle = cells.length === 1 && cells[0].length === 1;
  const lines = isSingle ? Array(area.rows).fill(Array(area.columns).fill(cells[0][0])) : found.lines;
  const targets = headings ? headings.columns : columns.slice(left);
  const count = Math.min(lines.length, Math.max(limit - top, 0));
  const result = [...rows];
  for (let index = 0; index < count; index += 1) {
    const row = { ...(result[top + index] ?? emptyRow()) };
    lines[index].forEach((text, place) => {
      const column = targets[place];
      if (column && !column.computed) row[column.key] = valueOf(text, column);
    });
    result[top + index] = row;
  }
  const widest = Math.max(1, ...lines.slice(0, count).map((line) => line.length));
  const extent = headings ? { left: 0, width: columns.length } : { left, width: Math.min(widest, targets.length) };
  return { rows: result, count, ...extent, unknown: headings?.unknown ?? [], total, full: count < lines.length };
}
