/**
 * The post that is being written, kept in this browser until it is safe on the server: one for each user.
 *
 * A draft: {user, key, keptAt, fields: {name: text}, wanted: what the last button said or null,
 *   photos: [{key, name, blob, problem}]}
 */
const NAME = "quick-post";
const STORE = "drafts";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "user" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The draft of the user, or undefined. Whoever else used this browser left it: what they wrote is removed. */
export async function load(user) {
  const known = await inStore("readonly", (store) => store.getAllKeys());
  for (const other of known) if (other !== user) await forget(other);
  return inStore("readonly", (store) => store.get(user));
}

export function keep(draft) {
  return inStore("readwrite", (store) => store.put({ ...draft, keptAt: new Date() }));
}

export function forget(user) {
  return inStore("readwrite", (store) => store.delete(user));
}
