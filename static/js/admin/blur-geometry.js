/** Rectangles on a picture: {left, top, width, height} in per cent of it. */
const SMALLEST = 0.5;
const STEP = 1;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const between = (low, value, high) => Math.min(Math.max(value, low), high);

/** The number that was typed, in Arabic or Thai digits; NaN where there is none. */
export function numbered(text) {
  const arabic = text.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - "๐".charCodeAt(0)).replace("%", "").trim();
  return arabic ? Number(arabic) : NaN;
}

/** The rectangle within the picture, as large as it was where that is possible. */
export function fitted({ left, top, width, height }) {
  const size = { width: between(SMALLEST, width, 100), height: between(SMALLEST, height, 100) };
  return { left: between(0, left, 100 - size.width), top: between(0, top, 100 - size.height), ...size };
}

/** The rectangle between two points {x, y}, cut at the edges of the picture. */
export function spanned(one, other) {
  const [left, right] = [one.x, other.x].map((x) => between(0, x, 100)).sort((a, b) => a - b);
  const [top, bottom] = [one.y, other.y].map((y) => between(0, y, 100)).sort((a, b) => a - b);
  return fitted({ left, top, width: right - left, height: bottom - top });
}

/** The rectangle after an arrow key: moved, or with Shift made larger or smaller. Null for any other key. */
export function keyed(rectangle, key, resizing) {
  if (!ARROWS[key]) return null;
  const [x, y] = ARROWS[key].map((direction) => direction * STEP);
  const { left, top, width, height } = rectangle;
  if (!resizing) return fitted({ ...rectangle, left: left + x, top: top + y });
  return fitted({ left, top, width: between(0, width + x, 100 - left), height: between(0, height + y, 100 - top) });
}
