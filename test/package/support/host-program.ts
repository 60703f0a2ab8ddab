import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';
import { packMiniProgram } from '../../../tools/preview/pack/index.mjs';
import { bundleBrowserCode } from '../../../tools/preview/server/browser-bundles.mjs';
import { simulatedPlugins } from '../../../tools/preview/simulated/bundle.mjs';
import type { Scripts } from '../../page-walks/mini-program';
import { type WayName, writeHost } from './host-files.mjs';

export type { WayName };

/** The host as a phone of the preview runs it. */
export async function hostScripts(way: WayName): Promise<Scripts> {
  const root = mkdtempSync(path.join(tmpdir(), 'host-'));
  try {
    await writeHost(root, way);
    const packed = packMiniProgram({ root, simulated: await simulatedPlugins() });
    const faults = packed.diagnostics.filter(({ severity }) => severity === 'error');
    if (faults.length > 0) throw new Error(faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    const phone = (await bundleBrowserCode()).get('/phone.js');
    const code = Buffer.from(phone?.body ?? '')
      .toString('utf8')
      .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
    return [new Script(packed.code, { filename: 'host.js' }), new Script(code, { filename: 'phone.js' })];
  } finally {
    rmSync(root, { recursive: true });
  }
}
