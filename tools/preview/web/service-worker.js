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
