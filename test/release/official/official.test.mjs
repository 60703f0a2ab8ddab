// @ts-check
/**
 * WeChat's own compiler and upload, as installed: `npm run test:release`. Its servers are a stand-in (upload-end.cjs), so
 * no test needs a network, an account or a key that means anything.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build } from '../../../tools/build/index.mjs';
import { folderOf } from '../../../tools/on-demand/install.mjs';
import { explain } from '../../../tools/release/official/explain.mjs';
import { runOfficial } from '../../../tools/release/official/run-official.mjs';

const folder = folderOf('miniprogram-ci');
const place = mkdtempSync(path.join(tmpdir(), 'official-'));
const packaged = path.join(place, 'device');
const key = path.join(place, 'private.key');
const log = path.join(place, 'asked.txt');

before(async () => {
  writeFileSync(key, pem());
  const { ok, diagnostics } = await build({ target: 'device', outDir: packaged });
  assert.ok(ok, JSON.stringify(diagnostics));
});
after(() => rmSync(place, { recursive: true, force: true }));

function pem() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' });
}

const settings = {
  appid: 'wx0123456789abcdef',
  privateKeyPath: key,
  robot: 7,
  version: '1.2.0',
  desc: 'a wall of four',
};

/**
 * Runs a task against the stand-in.
 *
 * @param {import('../../../tools/release/release.types.ts').OfficialTask} task
 * @param {object} [answers] of WeChat, by the last part of the address
 */
async function ask(task, answers = {}) {
  writeFileSync(log, '');
  Object.assign(process.env, {
    UPLOAD_END_LOG: log,
    UPLOAD_END_INSTALLED: folder,
    UPLOAD_END_ANSWERS: JSON.stringify(answers),
  });
  /** @type {string[]} */
  const said = [];
  const execArgv = ['--require', new URL('upload-end.cjs', import.meta.url).pathname];
  const outcome = await runOfficial(task, { folder, tell: (line) => said.push(line), execArgv });
  return { outcome, said, asked: asked() };
}

/** @returns {{ name: string, search: string, bytes: number }[]} */
function asked() {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * A copy of the package in which something is wrong.
 *
 * @param {string} name
 * @param {Record<string, string>} files
 */
async function broken(name, files) {
  const outDir = path.join(place, name);
  await build({ target: 'device', outDir });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(outDir, file), text);
  return outDir;
}

test('the package compiles, and nothing is asked of the network', async () => {
  const { outcome, asked: questions } = await ask({ kind: 'compile', folder: packaged });
  assert.ok((outcome.files ?? 0) > 50, JSON.stringify(outcome));
  assert.deepEqual(questions, []);
});

test('a page that app.json names and that is not there is refused', async () => {
  const outDir = await broken('no-page', { 'app.json': '{ "pages": ["pages/gone/gone"] }' });
  await assert.rejects(ask({ kind: 'compile', folder: outDir }), /pages\/gone\/gone/);
});

test('JSON and JavaScript with mistakes are refused', async () => {
  const json = await broken('json', { 'packages/watch/pages/live/live.json': '{ "usingComponents": ' });
  await assert.rejects(ask({ kind: 'compile', folder: json }), /live\.json/);
});

test('a version is uploaded: signed, under its robot, number and description', async () => {
  const { outcome, said, asked: questions } = await ask({ kind: 'upload', folder: packaged, settings });
  assert.deepEqual(outcome, { packages: [{ name: '__FULL__', bytes: 123_456 }] });
  assert.ok(said.length > 0);
  const sent = questions.find(({ name }) => name === 'upload');
  const query = new URLSearchParams(sent?.search);
  assert.deepEqual(
    ['appid', 'version', 'desc', 'robot', 'codeprotect'].map((name) => query.get(name)),
    ['wx0123456789abcdef', '1.2.0', 'a wall of four', '7', '0'],
  );
  assert.ok((sent?.bytes ?? 0) > 20_000);
  assert.ok(questions.some(({ name }) => name === 'getrandstr'));
});

test('a preview is a PNG, and characters that a terminal shows', async () => {
  const picture = path.join(place, 'preview.png');
  const { outcome } = await ask({ kind: 'preview', folder: packaged, settings, picture });
  assert.equal(readFileSync(picture).subarray(1, 4).toString(), 'PNG');
  assert.ok((outcome.drawing ?? '').split('\n').length > 10, outcome.drawing);
});

test('its own checks refuse what ours refuse first', async () => {
  const upload = (/** @type {object} */ change) =>
    ask({ kind: 'upload', folder: packaged, settings: { ...settings, ...change } });
  await assert.rejects(upload({ privateKeyPath: '' }), /privateKeyPath/);
  await assert.rejects(upload({ privateKeyPath: path.join(place, 'nowhere.key') }), /ENOENT/);
  await assert.rejects(upload({ version: '' }), /version/);
});

test('a key that cannot sign is told as such', async () => {
  const notes = path.join(place, 'notes.key');
  writeFileSync(notes, 'no key');
  const task = /** @type {const} */ ({
    kind: 'upload',
    folder: packaged,
    settings: { ...settings, privateKeyPath: notes },
  });
  await assert.rejects(ask(task), (error) =>
    /does not belong to this appid/.test(explain(/** @type {Error} */ (error))),
  );
});

test('an address that is not on the list is told as such', async () => {
  const answers = { getrandstr: { errCode: -10008, errMsg: 'invalid ip: 1.2.3.4, reference: https://example.com' } };
  await assert.rejects(ask({ kind: 'upload', folder: packaged, settings }, answers), (error) =>
    /not on the list/.test(explain(/** @type {Error} */ (error))),
  );
});

test('a network that is not there is told as such', async () => {
  await assert.rejects(ask({ kind: 'upload', folder: packaged, settings }, { getrandstr: 0 }), (error) =>
    /Network error: servicewechat\.com cannot be reached/.test(explain(/** @type {Error} */ (error))),
  );
});
