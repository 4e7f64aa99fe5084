/** The pieces of a dataset's grid: its headings, the controls in its cells, its buttons. */
import { shownDate } from "./dataset-cells.js";

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

export function tableHead({ columns }, strings, prefix) {
  const grouped = columns.some((column) => column.group);
  const rowspan = grouped ? 2 : 1;
  const first = element("tr", {}, element("th", { scope: "col", class: "dataset-grid__number", rowspan }, strings.number));
  const second = element("tr");
  columns.forEach((column, index) => {
    const inGroup = grouped && column.group;
    const heading = columnHeading(column, strings, prefix);
    if (!inGroup) {
      heading.rowSpan = rowspan;
      first.append(heading);
      return;
    }
    second.append(heading);
    if (columns[index - 1]?.group === column.group) return;
    let span = 1;
    while (columns[index + span]?.group === column.group) span += 1;
    first.append(element("th", { scope: "colgroup", colspan: span }, column.group));
  });
  first.append(element("th", { scope: "col", rowspan }, strings.actions));
  return element("thead", {}, first, ...(grouped ? [second] : []));
}

function columnHeading(column, strings, prefix) {
  const name = element("span", { id: `${prefix}-${column.key}` }, column.label);
  const heading = element("th", { scope: "col", class: `dataset-grid__${column.type}` }, name);
  if (column.required) heading.append(element("abbr", { title: strings.required }, "*"));
  if (column.unit) heading.append(element("small", {}, column.unit));
  if (column.help) heading.append(element("small", {}, column.help));
  return heading;
}

/** An empty control for a column's cell. */
export function cellControl(column) {
  if (column.options.length) {
    const options = column.options.map(({ value, label }) => element("option", { value }, label));
    return element("select", { "data-column": column.key }, element("option", { value: "" }), ...options);
  }
  if (column.type === "text") return element("textarea", { rows: 1, "data-column": column.key });
  const inputmode = { integer: "numeric", decimal: "decimal" }[column.type] ?? null;
  return element("input", { type: "text", autocomplete: "off", inputmode, "data-column": column.key });
}

/** Puts a value into a control; a choice that does not exist is shown as typed, marked wrong. */
export function showValue(control, column, value, era) {
  const isDate = ["date", "month"].includes(column.type) && !column.options.length;
  const text = isDate ? shownDate(String(value), era) : String(value);
  if (control.localName === "select" && !Array.from(control.options).some((option) => option.value === text)) {
    control.append(element("option", { value: text }, text));
    control.setAttribute("aria-invalid", "true");
  }
  control.value = text;
}

export function actionButton(action, icon) {
  const button = element("button", { type: "button", "data-action": action });
  button.innerHTML = `<svg class="icon" aria-hidden="true"><use href="#icon-${icon}"></use></svg>`;
  return button;
}
