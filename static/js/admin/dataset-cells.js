/** What stands in the cells of a dataset: ids, numbers, dates, and cells copied from or to a spreadsheet. */

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

/** A number as figures are written in the column, with separators for thousands. */
export function shownNumber(number, { type }) {
  const digits = type === "integer" ? 0 : 2;
  return number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A stored ISO date or month as it is written by hand: day first, and in the Buddhist era where era is 543. */
function shownDate(value, era) {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value);
  if (!match) return value;
  const [, year, month, day] = match;
  return [...(day ? [Number(day)] : []), Number(month), Number(year) + era].join("/");
}

/** What a typed cell says; a choice that does not exist is shown as it was typed. */
export function shownValue(value, column, era) {
  const text = String(value ?? "");
  if (column.options.length) return column.options.find((option) => option.value === text)?.label ?? text;
  return ["date", "month"].includes(column.type) ? shownDate(text, era) : text;
}

const WAYS = {
  sum: (first, second) => first + second,
  difference: (first, second) => first - second,
  product: (first, second) => first * second,
  percentage: (first, second) => (second ? (first * 100) / second : null),
};

/** The figure of a column that follows from two others of its row, as text; nothing where one of them is missing. */
export function workedOut(row, column) {
  const [first, second] = [column.computed.first, column.computed.second].map((key) => numberIn(row[key]));
  if (first === null || second === null) return "";
  const number = WAYS[column.computed.way](first, second);
  return number === null ? "" : shownNumber(number, column);
}

/** How a text is compared with the words that a cell or a heading may hold. */
export function plainWord(text) {
  return text.replaceAll(/[\u00a0\s]+/g, " ").replace(/\s*\*$/, "").trim().toLowerCase();
}

/** What is stored for the text of a cell that was pasted: the value of a choice that it names, or the text. */
export function valueOf(text, column) {
  const wanted = plainWord(text);
  const option = column.options.find(({ value, label, names }) =>
    [value, label, ...names].some((name) => plainWord(name) === wanted));
  return option ? option.value : text;
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

/** The same the other way round: text that a spreadsheet takes as these cells. */
export function spreadsheetText(rows) {
  const quoted = (text) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\r\n");
}
