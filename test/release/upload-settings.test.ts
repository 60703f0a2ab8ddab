import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Credentials } from '../../tools/release/credentials.mjs';
import { readUploadSettings, type UploadFlags } from '../../tools/release/upload-settings.mjs';
import { disposeProjects, makeProject, type ProjectFixture } from '../build/fixture/project';

const folder = mkdtempSync(path.join(tmpdir(), 'upload-key-'));
const key = path.join(folder, 'private.wx0123456789abcdef.key');
const pem = (type: 'pkcs1' | 'spki') => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const chosen =
    type === 'pkcs1' ? pair.privateKey.export({ type, format: 'pem' }) : pair.publicKey.export({ type, format: 'pem' });
  return chosen as string;
};

beforeAll(() => writeFileSync(key, pem('pkcs1')));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(disposeProjects);

const filledIn: Credentials = { areThere: true, areFilledIn: true, values: [] };
const changelog =
  '# Changelog\n\n## 1.2.0 (2026-11-24)\n\n- A wall of `four`.\n- [Faster](x).\n\n## 1.1.0\n\n- Older.\n';

function project(): ProjectFixture {
  return makeProject({ 'CHANGELOG.md': changelog });
}

const flags: UploadFlags = { appid: 'wx0123456789abcdef', key };

const read = (given: UploadFlags, env = {}, credentials = filledIn, root = project().root) =>
  readUploadSettings(given, env, root, credentials);

test('version and description come from package.json and the changelog, the robot is the first', () => {
  expect(read(flags)).toEqual({
    faults: [],
    settings: {
      appid: 'wx0123456789abcdef',
      privateKeyPath: key,
      robot: 1,
      version: '1.2.0',
      desc: 'A wall of four. Faster.',
    },
  });
});

test('the environment stands in for flags, and flags win', () => {
  const env = { WX_APPID: 'wxffffffffffffffff', WX_PRIVATE_KEY_PATH: key, WX_ROBOT: '30' };
  expect(read({}, env)).toMatchObject({
    faults: [],
    settings: { appid: env.WX_APPID, privateKeyPath: key, robot: 30 },
  });
  expect(read({ robot: '2' }, env).settings.robot).toBe(2);
});

test('another version needs a section of its own, or a description', () => {
  expect(read({ ...flags, version: '1.1.0' })).toMatchObject({ faults: [], settings: { desc: 'Older.' } });
  expect(read({ ...flags, version: '9.0' }).faults).toEqual([
    expect.stringContaining('CHANGELOG.md has no section for 9.0'),
  ]);
  expect(read({ ...flags, version: '9.0', desc: 'why' })).toMatchObject({ faults: [], settings: { desc: 'why' } });
});

test.each<[string, UploadFlags, RegExp]>([
  ['no appid', { appid: undefined }, /needs the mini-program appid/],
  ['the tourist appid', { appid: 'touristappid' }, /needs the mini-program appid/],
  ['the vendor’s appid', { appid: '1234567890' }, /the cloud platform's appParams\.appid/],
  ['a malformed appid', { appid: 'wx123' }, /"wx123" is malformed/],
  ['no key', { key: undefined }, /The upload key is missing/],
  ['a key that is not there', { key: '/nowhere/x.key' }, /There is no upload key at \/nowhere\/x\.key/],
  ['a folder', { key: folder }, /The upload key's path is a folder/],
  ['robot 0', { robot: '0' }, /The robot "0" is none/],
  ['robot 31', { robot: '31' }, /from 1 to 30/],
  ['robot one', { robot: 'one' }, /The robot "one" is none/],
  ['a version in words', { version: 'new', desc: 'x' }, /The version "new" is malformed/],
  ['an empty description', { desc: '' }, /The description is empty/],
])('%s has a message of its own', (_name, change, message) => {
  const { faults } = read({ ...flags, ...change });
  expect(faults).toEqual([expect.stringMatching(message)]);
  expect(faults[0]).toMatch(/\p{Script=Han}/u);
});

test('a file that is no private key is refused without a word of what is in it', () => {
  const publicKey = path.join(folder, 'public.key');
  writeFileSync(publicKey, pem('spki'));
  const { faults } = read({ ...flags, key: publicKey });
  expect(faults).toEqual([expect.stringContaining('This is no upload key')]);
  expect(faults[0]).not.toContain('BEGIN');
});

test('a key within what is packed is refused', () => {
  const within = project();
  within.write('miniprogram/private.key', pem('pkcs1'));
  const { faults } = read(
    { ...flags, key: path.join(within.root, 'miniprogram/private.key') },
    {},
    filledIn,
    within.root,
  );
  expect(faults).toEqual([expect.stringContaining('The upload key is in miniprogram/')]);
});

test('without credentials, or with those of the example, nothing is uploaded', () => {
  expect(read(flags, {}, { areThere: false, areFilledIn: false, values: [] }).faults).toEqual([
    expect.stringContaining('A device build needs credentials'),
  ]);
  expect(read(flags, {}, { areThere: true, areFilledIn: false, values: [] }).faults).toEqual([
    expect.stringContaining("still holds the example's values"),
  ]);
});

test('everything that is wrong is told at once', () => {
  expect(read({ robot: '99', desc: '' }).faults).toHaveLength(4);
});
