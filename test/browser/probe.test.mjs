// @ts-check
/** The page of a build with `--probe`: a person follows it, and what it copies is what the simulated plugin does. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { build } from '../../tools/build/index.mjs';
import { folderSource } from '../../tools/preview/server.mjs';
import { closeAll, openPhone, showInstead } from './support/preview.mjs';
import { FAST } from './support/story.mjs';

const outDir = mkdtempSync(path.join(tmpdir(), 'probe-'));
const { diagnostics } = await build({ target: 'devtools', way: 'managed', probe: true, outDir });
assert.deepEqual(diagnostics, []);
showInstead(folderSource(outDir));

after(async () => {
  await closeAll();
  rmSync(outDir, { recursive: true });
});

/** Two of each kind: of the manager, of the components that the page mounts. */
const steps = ['What the plugin exports', 'States of a service', 'One picture', 'Two nodes', 'After a node'];

test('a person finds the probe on the first page, follows it, copies true answers, and the app starts anew', async () => {
  const phone = await openPhone({ query: { ...FAST, lang: 'en', generation: 'latest', album: 'granted' } });
  await phone.tap(/Probe the plugin/);
  await phone.see('Choose a camera first.');
  await phone.tap('front-door');
  for (const title of steps) {
    const step = phone.screen.locator('.step', { hasText: title });
    await phone.tap(step.getByText('Start', { exact: true }));
    await step.getByRole('button', { name: 'Again' }).waitFor({ timeout: 60_000 });
  }
  const hidden = phone.screen.locator('.step', { hasText: 'The page hidden' });
  await phone.tap(hidden.getByText('Start', { exact: true }));
  await hidden.getByText('Leave now').waitFor({ timeout: 30_000 });
  await phone.tap(hidden.getByText('Open the log'));
  // nothing can be waited for but time: 40 s of the phone's
  await phone.page.waitForTimeout(4_000);
  await phone.back();
  await hidden.getByRole('button', { name: 'Again' }).waitFor({ timeout: 60_000 });
  await phone.tap('Copy result');
  const { answers, plugins, lines } = JSON.parse(await phone.preview((preview) => preview.record.clipboard));
  assert.equal(plugins.xp2p, '4.9.0');
  // what is 40 ms apart may come in either order where the clock runs ten times as fast
  const { connectedState, ...others } = answers;
  assert.match(connectedState, /Started$/);
  assert.deepEqual(others, {
    ...{ oldSurface: 'settings', readyWord: 'inited', earlyListener: 'refused', promise: 'beforeState' },
    ...{ playSuccess: 'firstData', keyFrameTold: true, qualityChange: 'pullsAgain' },
    ...{ snapshotAnswer: 'nothing', stopTold: true, secondNode: 'ownStream', holds: 'own', wordsAfterDetached: false },
    ...{ hiddenPage: 'pauses' },
  });
  assert.doesNotMatch(lines.join('\n'), /XP2Psimulated/);
  await phone.back();
  await phone.see('Front door');
  await phone.until(async () => (await phone.resources()).services.length === 0, 'nothing is held');
  await phone.expectNoErrors();
  await phone.close();
});
