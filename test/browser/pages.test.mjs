// @ts-check
/** A picture of every page is kept: artifacts/screenshots. All scenes, sizes and languages: `npm run screenshots`. */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { after, test } from 'node:test';
import { openScene, photograph } from './support/gallery.mjs';
import { layoutProblems } from './support/layout.mjs';
import { closeAll } from './support/preview.mjs';

after(closeAll);

const SCENES = [
  'home',
  'home-empty',
  'form-errors',
  'live-playing',
  'live-stopped',
  'live-failed',
  'live-retrying',
  'log',
  'obstacle',
];

for (const name of SCENES) {
  test(`${name}: in order, and photographed`, async () => {
    const phone = await openScene(name, 'zh', { width: 375, height: 812, scale: 1 });
    try {
      assert.deepEqual(await layoutProblems(phone), []);
      const [light = '', dark = ''] = await photograph(phone, name, 'zh');
      const sizes = await Promise.all([light, dark].map(async (file) => (await stat(file)).size));
      assert.ok(
        sizes.every((bytes) => bytes > 8_000),
        `${name}: ${sizes} bytes`,
      );
      await phone.expectNoErrors();
    } finally {
      await phone.close();
    }
  });
}
