/** One photo sent in parts, from where the server has it. */
import { ask } from "../session.js";

const PART = 128 * 1024; // bytes: what a weak connection carries in a few seconds

/** The photo will not be taken as it is; the message says why. */
export class Refused extends Error {}

async function answered(address, options = {}) {
  const response = await ask(address, options);
  const answer = await response.json().catch(() => ({}));
  if (response.status === 400 || response.status === 422) throw new Refused(answer.problem);
  if (!response.ok && ![404, 409].includes(response.status)) throw new Error(`${response.status}`);
  return answer;
}

/** Sends what is missing of {name, blob} to its address. ``onProgress`` is told the share that has arrived, 0 to 1. */
export async function send({ name, blob }, address, onProgress) {
  let { received = 0, whole = false } = await answered(address);
  while (!whole) {
    onProgress(received / blob.size);
    ({ received, whole } = await answered(address, {
      method: "PATCH",
      body: blob.slice(received, received + PART),
      headers: {
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": received,
        "Upload-Length": blob.size,
        "Upload-Name": encodeURIComponent(name),
      },
    }));
  }
  onProgress(1);
}

export function takeBack(address) {
  return ask(address, { method: "DELETE" });
}
