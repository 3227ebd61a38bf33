/* Lets pages of records that were taken along open without a network. The page itself decides
   what is kept (on-site.js); here it is only looked up when the network is silent. What is older
   than two days goes: nobody is on the road so long. */

const KEPT = "on-site";
const LONGEST = 2 * 24 * 3600 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), tidy()])));

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(fetch(event.request).catch(() => kept(event.request)));
});

async function kept(request) {
  await tidy();
  const cache = await caches.open(KEPT);
  return (await cache.match(new URL(request.url).pathname, { ignoreVary: true, ignoreSearch: true }))
    || (await cache.match(request, { ignoreVary: true })) || Response.error();
}

async function tidy() {
  const cache = await caches.open(KEPT);
  for (const request of await cache.keys()) {
    const answer = await cache.match(request, { ignoreVary: true });
    if (Date.now() - Date.parse(answer.headers.get("Date")) > LONGEST) await cache.delete(request);
  }
}
