// @ts-check
/** npm run probe -- result.json [--replace]: checks what the probe page copied, and keeps its answers for the simulation. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { repositoryRoot } from '../build/options.mjs';
import { readCommandLine } from '../terminal/command-line.mjs';

const { given, words, refuse } = readCommandLine({
  command: 'npm run probe',
  about: {
    zh: '检查探针页面复制的结果，把答案记进 test/simulation/known-answers.json，模拟不再抽别的',
    en: 'Checks what the probe page copied, and keeps its answers in test/simulation/known-answers.json: the simulation draws nothing else',
  },
  words: { value: 'result.json', about: { zh: '存下来的结果', en: 'the result, saved as a file' } },
  options: {
    replace: {
      about: { zh: '和以前的答案不同时，用新的', en: 'where an earlier answer was another one, the new one is kept' },
    },
    known: {
      value: 'FILE',
      about: { zh: '记到别的文件里', en: 'keeps them in another file' },
    },
  },
});
const [file] = words;
if (file === undefined) refuse('要检查哪个文件？\nWhich file is to be checked?');
if (!existsSync(String(file))) refuse(`${file}：没有这个文件。\n${file}: there is no such file.`);
const knownFile = path.resolve(given.known ?? path.join(repositoryRoot, 'test/simulation/known-answers.json'));

const { readResult, withResult } = await reader();
const read = readResult(readFileSync(String(file), 'utf8'));
const known = 'value' in read ? withResult(knownBefore(), read.value, given.replace === true) : read;
if ('faults' in known) {
  console.error(known.faults.join('\n'));
  process.exit(1);
}
writeFileSync(knownFile, `${JSON.stringify(known.value, null, 2)}\n`);
const count = Object.keys(known.value.answers).length;
console.log(`${count} 个已知的答案：${knownFile}\n${count} answers are known: ${knownFile}`);

/** @returns {import('./probe.types.ts').KnownFile} */
function knownBefore() {
  return existsSync(knownFile)
    ? JSON.parse(readFileSync(knownFile, 'utf8'))
    : { formatVersion: 1, from: [], answers: {} };
}

/**
 * What may be answered is what the simulation draws, which is in TypeScript.
 *
 * @returns {Promise<import('./probe.types.ts').ResultReader>}
 */
async function reader() {
  const folder = mkdtempSync(path.join(tmpdir(), 'probe-'));
  const outfile = path.join(folder, 'probe-result.mjs');
  try {
    await esbuild.build({
      entryPoints: [path.join(repositoryRoot, 'test/simulation/probe-result.ts')],
      ...{ outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'silent' },
      loader: { '.flv': 'empty' },
      define: {
        __INSPECT__: 'true',
        __DEVTOOLS__: 'true',
        __WAY__: '"managed"',
        __ALLOW_4__: 'false',
        __PROBE__: 'false',
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
