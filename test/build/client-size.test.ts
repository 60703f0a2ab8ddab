import { build } from 'esbuild';
import { compilerOptions } from '../../tools/build/compiler-options.mjs';
import { minifyBundle } from '../../tools/build/minify.mjs';
import { repositoryRoot, withDefaults } from '../../tools/build/options.mjs';

/** As `docs/inspector.md` says: allow list and observation of the ports included. */
const limit = 7 * 1_024;

test('the client stays within 7 KB, minified as the build for a phone does it', async () => {
  const { metafile, outputFiles } = await build({
    ...compilerOptions(withDefaults({ target: 'device', inspect: true })),
    minify: false,
    stdin: {
      contents: "export { inspectThrough } from './development/inspector';",
      resolveDir: repositoryRoot,
    },
  });
  const minified = minifyBundle(outputFiles[0]?.text ?? '', new Set(Object.keys(metafile.inputs)));
  const own = [...minified.bytes].filter(([source]) => source.startsWith('development/inspector/'));
  expect(own.length).toBeGreaterThan(5);
  const bytes = own.reduce((sum, [, bytesOfSource]) => sum + bytesOfSource, 0);
  expect(bytes).toBeGreaterThan(6_000);
  expect(bytes).toBeLessThanOrEqual(limit);
});
