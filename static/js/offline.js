// Lets the browser keep the page with the emergency numbers for the moment without a connection. Not in the editor's
// preview, which is a frame of the admin.
if ("serviceWorker" in navigator && window.top === window) {
  window.addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
}
