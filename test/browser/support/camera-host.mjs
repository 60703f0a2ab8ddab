// @ts-check
/** A mini-program of somebody else with the package's component on its page, in the preview. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { theirProject } from '../../../tools/preview/server.mjs';
import { writeHost } from '../../package/support/host-files.mjs';
import { openPhone } from './preview.mjs';
import { servePreview } from './shared.mjs';

/** @typedef {import('../../package/support/host-files.mjs').WayName} WayName */

const style = `
page { background: #F5F6F8; }
@media (prefers-color-scheme: dark) { page { background: #0F1115; } }
.host-over { position: absolute; right: 12px; top: 16px; color: #FFFFFF; font-size: 12px; }
.host-under { padding: 0 12px 16px; color: #888888; font-size: 12px; }
`;

const appParams = { appid: 1, appOauthId: 'o', appKey: 'k', appSecretKey: 's', appPackage: 'p' };

/** @param {WayName} way */
export async function serveHost(way) {
  const root = mkdtempSync(path.join(tmpdir(), 'camera-host-'));
  await writeHost(root, way, { 'app.wxss': style });
  const preview = await servePreview(theirProject(root));
  return {
    url: preview.url,
    async close() {
      await preview.close();
      rmSync(root, { recursive: true });
    },
  };
}

export const garden = {
  id: 'garden',
  productId: 'SIMULATED1',
  deviceName: 'garden',
  xp2pInfo: 'XP2PABCDEFGHIJKLMNOP%2.4.43',
};

const nothingGiven = {
  camera: null,
  muted: false,
  quality: '',
  autoplay: true,
  fill: false,
  language: 'auto',
  controls: null,
  name: '',
};

/**
 * A phone that shows these, one under the other, by their keys.
 *
 * @param {string} url
 * @param {Readonly<Record<string, object>>} cameras
 * @param {import('./preview.mjs').PhoneOptions} [options]
 */
export async function openHost(url, cameras, { query, ...options } = {}) {
  const phone = await openPhone({ url, ...options, query: { lang: 'en', album: 'granted', ...query } });
  const all = Object.entries(cameras).map(([key, given]) => ({ ...nothingGiven, ...given, key }));
  await phone.frame.evaluate(
    ([given, params]) => {
      const app = /** @type {any} */ (window.__preview?.getApp());
      app.create({ appParams: params });
      app.page.setData({ cameras: given });
    },
    /** @type {const} */ ([all, appParams]),
  );
  return phone;
}

/** What a component has told its page, by event. @param {import('./phone.mjs').Phone} phone @param {string} event */
export const saidIn = (phone, event) =>
  phone.frame.evaluate((name) => {
    const app = /** @type {any} */ (window.__preview?.getApp());
    return app.said.filter((/** @type {any} */ one) => one.event === name).map((/** @type {any} */ one) => one.detail);
  }, event);
