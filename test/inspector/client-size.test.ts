import { build } from 'esbuild';
import { compilerOptions } from '../../scripts/build/compiler-options.mjs';
import { repositoryRoot, withDefaults } from '../../scripts/build/options.mjs';

/** 5 KB, in bytes: allow list and observation of the ports included, as `docs/inspector.md` says. */
const limit = 5 * 1024;

test('the client stays within 5 KB, minified as the build for a phone does it', async () => {
  const { metafile } = await build({
    ...compilerOptions(withDefaults({ target: 'device', inspect: true })),
    stdin: {
      contents: "export { inspectThrough } from './miniprogram/runtime/inspector';",
      resolveDir: repositoryRoot,
    },
  });
  const [output] = Object.values(metafile.outputs);
  const own = Object.entries(output?.inputs ?? {}).filter(([file]) =>
    file.startsWith('miniprogram/runtime/inspector/'),
  );
  expect(own.length).toBeGreaterThan(5);
  const bytes = own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  expect(bytes).toBeGreaterThan(4_000);
  expect(bytes).toBeLessThanOrEqual(limit);
});
