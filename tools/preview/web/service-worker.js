/** Of a page that was once opened from a static host: opens it again without a network. */
const { version, files } = self.__files;
const prefix = `${self.registration.scope} `;
const name = prefix + version;

/** `inspector/` is a page too. */
const withIndex = (path) => (path === '' || path.endsWith('/') ? `${path}index.html` : path);

self.addEventListener('install', (event) => {
  // from the host, not from what the browser kept of an older version for as long as the host allows
  const fresh = files.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  const forgetOlder = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((one) => one.startsWith(prefix) && one !== name).map((one) => caches.delete(one)));
    await self.clients.claim();
  };
  event.waitUntil(forgetOlder());
});

/** Another page that has the older version open would get scripts that do not fit it. */
const isAlone = async () => {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const isPage = ({ url, frameType }) => frameType === 'top-level' && url.startsWith(self.registration.scope);
  return windows.filter(isPage).length < 2;
};

self.addEventListener('message', (event) => {
  const takeOver = async () => {
    // a page that was left just now is counted for a moment
    for (let tries = 0; tries < 10; tries += 1) {
      if (await isAlone()) return self.skipWaiting();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };
  if (event.data === 'take over') event.waitUntil(takeOver());
});

self.addEventListener('fetch', (event) => {
  const { origin, href } = new URL(event.request.url);
  const path = href.slice(self.registration.scope.length).replace(/[?#].*$/, '');
  const isOwn = origin === self.location.origin && href.startsWith(self.registration.scope);
  const file = withIndex(decodeURI(path));
  if (event.request.method !== 'GET' || !isOwn || !files.includes(file)) return;
  // all of one version, or pages and scripts would not fit together
  const answer = async () => (await (await caches.open(name)).match(file)) ?? fetch(event.request);
  event.respondWith(answer());
});
