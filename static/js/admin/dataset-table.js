/** The table of a dataset: what the columns are to Tabulator, which draws, selects and scrolls. */
import {
  ColumnCalcsModule, EditModule, FormatModule, FrozenColumnsModule, InteractionModule, KeybindingsModule,
  ResizeColumnsModule, ResizeTableModule, SelectRangeModule, Tabulator,
} from "../../vendor/tabulator-6.5.3/tabulator_esm.min.js";

import { numberIn, shownNumber, shownValue, workedOut } from "./dataset-cells.js";
import { editorOf } from "./dataset-editor.js";
import { columnHeading, element } from "./dataset-parts.js";

Tabulator.registerModule([
  ColumnCalcsModule, EditModule, FormatModule, FrozenColumnsModule, InteractionModule, KeybindingsModule,
  ResizeColumnsModule, ResizeTableModule, SelectRangeModule,
]);

const WIDTHS = { text: 224, integer: 112, decimal: 136, percent: 104, date: 136, month: 136, choice: 160 };
const NUMBERS = ["integer", "decimal", "percent"];
// Keys that leave a cell or the table are ours; what moves about in the table is Tabulator's.
const KEYS = { navPrev: false, navNext: false, scrollToStart: false, scrollToEnd: false };

function totalOf(values) {
  return values.reduce((total, value) => total + (numberIn(value) ?? 0), 0);
}

/** ``grid`` is the DatasetGrid: what is shown of a cell depends on its errors. */
function columnFor(column, grid) {
  const numeric = NUMBERS.includes(column.type);
  const definition = {
    title: column.label,
    field: column.key,
    titleFormatter: () => columnHeading(column, grid.strings),
    cssClass: `dataset-grid__cell dataset-grid__${column.type}${column.computed ? " dataset-grid__computed" : ""}`,
    minWidth: WIDTHS[column.type],
    widthGrow: column.type === "text" ? 3 : 1,
    hozAlign: numeric ? "right" : "left",
    headerHozAlign: numeric ? "right" : "left",
    headerWordWrap: true,
    variableHeight: true,
    formatter: (cell) => contents(cell, column, grid),
  };
  if (!column.computed) {
    definition.editor = editorOf(column, grid);
    definition.editable = () => grid.editable;
  }
  if (column.total) {
    definition.bottomCalc = totalOf;
    definition.bottomCalcFormatter = (cell) => shownNumber(cell.getValue(), column);
  }
  return definition;
}

/** What a cell shows: its value, and below it what is wrong with it. */
function contents(cell, column, grid) {
  const node = cell.getElement();
  const message = grid.errorOf(cell);
  // The table itself is what the focus stands on; it names the cell that is meant.
  node.removeAttribute("tabindex");
  node.setAttribute("aria-colindex", cell.getColumn().getField() ? grid.places.get(column.key) + 2 : 1);
  node.toggleAttribute("aria-invalid", Boolean(message));
  if (message) node.setAttribute("aria-invalid", "true");
  if (column.computed) node.setAttribute("aria-readonly", "true");
  const text = column.computed ? workedOut(cell.getData(), column) : shownValue(cell.getValue(), column, grid.era);
  const shown = element("span", { class: "dataset-grid__value" }, text);
  return message ? element("span", {}, shown, element("span", { class: "dataset-grid__error" }, message)) : shown;
}

/** Columns under the headings that stand over several neighbouring ones. */
function grouped(columns, grid) {
  const result = [];
  for (const column of columns) {
    const definition = columnFor(column, grid);
    if (!column.group) result.push(definition);
    else if (result.at(-1)?.columns && result.at(-1).title === column.group) result.at(-1).columns.push(definition);
    else result.push({ title: column.group, columns: [definition] });
  }
  return result;
}

function numberRow(row, headLines) {
  const node = row.getElement();
  // The line of totals is a row too, without a place among the others.
  if (!node.classList.contains("tabulator-calcs")) node.setAttribute("aria-rowindex", row.getPosition() + headLines);
}

export function makeTable(host, rows, grid) {
  const { schema, strings } = grid;
  return new Tabulator(host, {
    data: rows,
    columns: grouped(schema.columns, grid),
    columnDefaults: { resizable: "header" },
    rowHeader: {
      title: strings.number, field: "_number", formatter: "rownum", hozAlign: "center", headerHozAlign: "center",
      width: 56, resizable: false, frozen: true, cssClass: "dataset-grid__number",
      bottomCalc: () => strings.total, bottomCalcFormatter: "plaintext",
    },
    layout: "fitColumns",
    maxHeight: "70vh",
    placeholder: strings.empty,
    selectableRange: 1,
    selectableRangeRows: true,
    selectableRangeAutoFocus: false,
    editTriggerEvent: "dblclick",
    keybindings: KEYS,
    rowFormatter: (row) => numberRow(row, grid.headLines),
  });
}

/**
 * Puts right what the roles that Tabulator gives its parts say: the part that has the focus is the grid, and it owns
 * the lines of headings and of totals, which stand beside it.
 */
export function nameParts(table, { schema, headLines, gridId }, hintId) {
  const holder = table.element.querySelector(".tabulator-tableholder");
  const head = table.element.querySelector(".tabulator-header");
  const body = table.element.querySelector(".tabulator-table");
  const foot = table.element.querySelector(".tabulator-calcs-holder");
  for (const name of ["role", "aria-owns", "tabindex"]) table.element.removeAttribute(name);
  head.removeAttribute("tabindex");
  for (const group of table.element.querySelectorAll("[aria-title]")) {
    for (const name of ["aria-title", "aria-sort"]) group.removeAttribute(name);
    group.setAttribute("role", "presentation");
  }
  const parts = [head, body, foot].filter(Boolean);
  parts.forEach((part, index) => {
    part.id = `${gridId}-part-${index}`;
    part.setAttribute("role", "rowgroup");
  });
  const attributes = {
    role: "grid", tabindex: "0", "aria-label": schema.label, "aria-describedby": hintId,
    "aria-multiselectable": "true", "aria-colcount": schema.columns.length + 1,
    "aria-owns": parts.map((part) => part.id).join(" "),
  };
  for (const [name, value] of Object.entries(attributes)) holder.setAttribute(name, value);
  return holder;
}
