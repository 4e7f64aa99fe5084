/** Which cells of a grid are selected: places count rows from 0 and columns by their keys' order from 0. */

/** {top, bottom, left, right, row, column}: the edges, and the cell from which the selection was made; null for none. */
export function selection(table) {
  const [range] = table.getRanges();
  const cell = table.modules.selectRange.getActiveCell()?.getComponent();
  if (!range || !cell) return null;
  // The first column of the table holds the numbers of the rows.
  return {
    top: range.getTopEdge(), bottom: range.getBottomEdge(),
    left: Math.max(range.getLeftEdge() - 1, 0), right: range.getRightEdge() - 1,
    row: cell.getRow().getPosition() - 1, column: placeOf(cell),
  };
}

function placeOf(cell) {
  return cell.getRow().getCells().indexOf(cell) - 1;
}

export function cellAt(table, row, column) {
  return table.getRowFromPosition(row + 1)?.getCells()[column + 1] ?? null;
}

/** Selects one cell, or a rectangle of them, and brings the first into view. */
export function select(table, { row, column, bottom = row, right = column }) {
  const [start, end] = [cellAt(table, row, column), cellAt(table, bottom, right)];
  if (!start || !end) return;
  const manager = table.modules.selectRange;
  manager.selecting = "cell";
  table.getRanges()[0].setBounds(start, end);
  if (start.getElement().isConnected) manager.autoScroll(manager.activeRange, start.getRow().getElement(), start.getColumn().getElement());
  else start.getRow().scrollTo("nearest", false);
}

/** The place that many cells on (or back) in reading order; null beyond the table. */
export function placeAfter({ row, column }, step, { rows, columns }) {
  const index = row * columns + column + step;
  if (index < 0 || index >= rows * columns) return null;
  return { row: Math.floor(index / columns), column: index % columns };
}
