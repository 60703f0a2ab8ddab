import { isServedAsFiles } from '../../dom/served';

/** What is wanted first comes first: the rest is fetched when nobody waits for it. */
const LATER_MS = 5_000;

/**
 * Keeps the page for when there is no network. A browser allows it on https and on this computer alone; without it the page
 * is as good as long as there is one.
 */
export function keepForOffline(): void {
  const { serviceWorker } = navigator;
  if (!isServedAsFiles() || !serviceWorker) return;
  window.setTimeout(() => serviceWorker.register('service-worker.js').catch(() => undefined), LATER_MS);
  void takeNewerVersion(serviceWorker);
}

/** A newer version that came while the older one was open takes its place at a reload, if no other page has the older one open. */
async function takeNewerVersion(serviceWorker: ServiceWorkerContainer): Promise<void> {
  const registration = await serviceWorker.getRegistration().catch(() => undefined);
  if (!registration?.waiting) return;
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration.waiting.postMessage('take over');
}
