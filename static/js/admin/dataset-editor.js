/** The control in which one cell of a grid is edited. */
import { shownValue } from "./dataset-cells.js";
import { element } from "./dataset-parts.js";

/** The control for a column's cell, with the value in it. */
function controlFor(column, value, era, name) {
  const text = String(value ?? "");
  const label = { "aria-label": name, "data-column": column.key };
  if (column.options.length) {
    const options = column.options.map((option) => element("option", { value: option.value }, option.label));
    const select = element("select", label, element("option", { value: "" }), ...options);
    if (!column.options.some((option) => option.value === text)) select.append(element("option", { value: text }, text));
    select.value = text;
    return select;
  }
  const inputmode = { integer: "numeric", decimal: "decimal" }[column.type] ?? null;
  const control = column.type === "text"
    ? element("textarea", { rows: 1, ...label })
    : element("input", { type: "text", autocomplete: "off", inputmode, ...label });
  control.value = shownValue(value, column, era);
  return control;
}

/**
 * Makes the editor of a column, as Tabulator takes one. ``grid``: {era, takeFirst, name, draft, blockIn, paste, leave}.
 *
 * Every key stroke is handed to grid.draft, so that saving the page in the middle of a cell loses nothing.
 */
export function editorOf(column, grid) {
  return (cell, onRendered, success, cancel) => {
    const before = cell.getValue();
    const control = controlFor(column, before, grid.era, grid.name(cell));
    const described = grid.errorOf(cell);
    if (described) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-description", described);
    }
    if (grid.takeFirst() && control.localName !== "select") control.value = "";
    const shown = control.localName === "select" ? control.value : shownValue(before, column, grid.era);
    const done = () => (control.value === shown ? cancel() : success(control.value));
    onRendered(() => {
      control.focus({ preventScroll: true });
      control.setSelectionRange?.(control.value.length, control.value.length);
    });
    control.addEventListener("input", () => {
      grid.draft(cell, control.value === shown ? before : control.value);
      cell.getRow().normalizeHeight();
    });
    control.addEventListener("blur", (event) => {
      const next = event.relatedTarget;
      done();
      // The table takes the focus when an editor closes; whoever went elsewhere stays there.
      if (next && !cell.getTable().element.contains(next)) next.focus();
    });
    control.addEventListener("paste", (event) => {
      const block = grid.blockIn(event.clipboardData, column);
      if (!block) return;
      event.preventDefault();
      cancel();
      grid.paste(block);
    });
    control.addEventListener("keydown", (event) => {
      // Shortcuts of the page, as for saving, are not ours; other keys would move about in the table.
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Escape") {
        grid.draft(cell, before);
        cancel();
      } else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && !event.altKey)) {
        event.preventDefault();
        done();
        grid.leave(event);
      } else {
        return;
      }
      event.preventDefault();
    });
    return control;
  };
}
