/** What stands in the cells of a dataset: ids, numbers, dates, and cells copied from a spreadsheet. */

export function fill(template, values) {
  return template.replace(/%\((\w+)\)s/g, (_match, name) => values[name]);
}

export function newRowId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function arabicDigits(text) {
  return text.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50);
}

/** The number that a cell holds, or null; amounts may be written by hand: "1,500.-", "1,500 บาท", "฿1,500". */
export function numberIn(value) {
  const text = arabicDigits(String(value ?? "").trim()).replace(/^฿\s*|\s*บาท$|\.[-–]$|,/g, "");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** A stored ISO date or month as it is written by hand: day first, and in the Buddhist era where era is 543. */
export function shownDate(value, era) {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value);
  if (!match) return value;
  const [, year, month, day] = match;
  return [...(day ? [Number(day)] : []), Number(month), Number(year) + era].join("/");
}

/** Cells of text copied from a spreadsheet: lines of tab-separated cells, quoted where they hold a line break. */
export function spreadsheetCells(text) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    rows.at(-1).push((match[1] === undefined ? match[2] : match[1].replace(/""/g, '"')).trim());
    if (match[3] === "") break;
    if (match[3] !== "\t") rows.push([]);
  }
  return rows;
}
