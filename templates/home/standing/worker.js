// Keeps one page for the moment without a connection: whom to call. It answers for nothing else, and stores nothing
// that anybody reads or writes; what lies below the untouched addresses it does not even look at.
const { version, pages, assets, untouched } = {{ kept|safe }};
const NAME = `offline-${version}`;

self.addEventListener("install", (event) => {
  // Not from the browser's other cache: this version was made because something changed.
  const kept = [...Object.values(pages), ...assets].map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(kept)).then(() => self.skipWaiting()));
});

async function forgetFormer() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(forgetFormer()));

function pageFor(path) {
  return path.startsWith("/en/") ? pages.en : pages.th;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (untouched.some((start) => pathname.startsWith(start))) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(pageFor(pathname))));
  } else if (assets.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(pathname)));
  }
});
