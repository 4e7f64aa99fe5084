/** The pieces around the cells of a dataset's grid: its headings, its tools. */

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** What stands in the heading of a column: its name, whether it is required, its unit and help. */
export function columnHeading(column, strings) {
  const name = element("span", {}, column.label);
  if (column.required) name.append(element("abbr", { title: strings.required }, "*"));
  const heading = element("span", { class: "dataset-grid__heading" }, name);
  if (column.unit) heading.append(element("small", {}, column.unit));
  if (column.help) heading.append(element("small", {}, column.help));
  return heading;
}

/** The buttons below a grid, by what they do: {add, duplicate, up, down, remove, undo, redo}. */
export function toolButtons(strings, act) {
  const buttons = {};
  for (const action of ["add", "duplicate", "up", "down", "remove", "undo", "redo"]) {
    const button = element("button", {
      type: "button", class: "button button-small button-secondary", "data-action": action,
    }, strings[action]);
    button.addEventListener("click", () => act(action));
    buttons[action] = button;
  }
  return buttons;
}
