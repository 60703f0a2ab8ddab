import path from 'node:path';
import { build } from 'rolldown';
import { inputOptions, outputOptions } from '../../tools/build/bundler-options.mjs';
import { bytesBySource } from '../../tools/build/bytes-by-source.mjs';
import { repositoryRoot, withDefaults } from '../../tools/build/options.mjs';

/** As `docs/inspector.md` says: allow list and observation of the ports included. */
const limit = 7.5 * 1_024;

const settings = withDefaults({ target: 'device', inspect: true });

test('the client stays within 7.5 KB, minified as the build for a phone does it', async () => {
  const { output } = await build({
    ...inputOptions(settings),
    input: path.join(repositoryRoot, 'development/inspector/index.ts'),
    write: false,
    output: outputOptions(settings),
  });
  const own = bytesBySource([output[0]], repositoryRoot).filter(({ file }) =>
    file.startsWith('development/inspector/'),
  );
  expect(own.length).toBeGreaterThan(5);
  const bytes = own.reduce((sum, source) => sum + source.bytes, 0);
  expect(bytes).toBeGreaterThan(6_000);
  expect(bytes).toBeLessThanOrEqual(limit);
});
