/** Photos made smaller before they are sent, where the browser can read them. */
const LONGEST_SIDE = 2560; // pixels: enough for a full-width picture and an A4 print
const QUALITY = 0.85;
const SMALL = 800_000; // bytes: below it, nothing is gained

function read(address) {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = reject;
    picture.src = address;
  });
}

function drawn(picture, type) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  const context = canvas.getContext("2d");
  // Browsers turn it upright as the phone noted (EXIF).
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}

/** {name, blob} of the file: smaller where that can be done, else as it is (HEIC in most browsers). */
export async function smaller(file) {
  const asItIs = { name: file.name, blob: file };
  const address = URL.createObjectURL(file);
  try {
    const picture = await read(address);
    const fits = Math.max(picture.naturalWidth, picture.naturalHeight) <= LONGEST_SIDE && file.size <= SMALL;
    if (fits || !picture.naturalWidth) return asItIs;
    // Logos and drawings may be transparent, which JPEG is not.
    const isDrawing = file.type === "image/png";
    const blob = await drawn(picture, isDrawing ? "image/png" : "image/jpeg");
    if (!blob || blob.size >= file.size) return asItIs;
    return { name: `${file.name.replace(/\.[^.]*$/, "")}.${isDrawing ? "png" : "jpg"}`, blob };
  } catch {
    return asItIs;
  } finally {
    URL.revokeObjectURL(address);
  }
}
