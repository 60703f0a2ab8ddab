import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OfficialOutcome, OfficialTask } from '../../tools/release/release.types';
import { preview, upload } from '../../tools/release/ship.mjs';
import { disposeProjects, makeProject, type ProjectFixture } from '../build/fixture/project';

const folder = mkdtempSync(path.join(tmpdir(), 'upload-key-'));
const key = path.join(folder, 'private.key');
const pem = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
  type: 'pkcs1',
  format: 'pem',
}) as string;

beforeAll(() => writeFileSync(key, pem));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(disposeProjects);

/** WeChat's end: takes what it is given, or refuses it. */
class UploadEnd {
  readonly tasks: OfficialTask[] = [];
  prepared = 0;
  refusal: Error | undefined;
  compileRefusal: Error | undefined;
  /** What its program says of its progress. */
  progress: readonly string[] = [];

  readonly prepare = async (tell: (sentence: string) => void) => {
    this.prepared += 1;
    return async (task: OfficialTask): Promise<OfficialOutcome> => {
      this.tasks.push(task);
      for (const sentence of this.progress) tell(sentence);
      if (task.kind === 'compile' && this.compileRefusal) throw this.compileRefusal;
      if (task.kind === 'compile') return { files: 3 };
      if (this.refusal) throw this.refusal;
      return { packages: [{ name: '__FULL__', bytes: 20_480 }], ...(task.kind === 'preview' && { drawing: '█▀█' }) };
    };
  };
}

function readyProject(files: Record<string, string> = {}): ProjectFixture {
  const app = JSON.parse(makeProject().read('miniprogram/app.json'));
  app.plugins['wechat-p2p-player'] = { version: '1.3.0', provider: 'wx9e8fbc98ceac2628' };
  return makeProject({
    'miniprogram/app.json': JSON.stringify(app),
    'miniprogram/config/credentials.ts': "export const credentials = { appKey: 'k3y-of-the-vendor' };\n",
    'CHANGELOG.md': '## 1.2.0\n\n- A wall of four.\n',
    ...files,
  });
}

function shipping(project: ProjectFixture, end: UploadEnd, flags: object = {}) {
  const said: string[] = [];
  return {
    said,
    options: {
      root: project.root,
      flags: { appid: 'wx0123456789abcdef', key, ...flags },
      env: {},
      tell: (line: string) => said.push(line),
      prepare: end.prepare,
      picture: path.join(project.root, 'artifacts/preview-qr.png'),
    },
  };
}

test('an upload is built, checked and sent, and says how far it is', async () => {
  const project = readyProject();
  const end = new UploadEnd();
  const { options, said } = shipping(project, end, { robot: '3' });
  expect(await upload(options)).toMatch(/^Uploaded 1\.2\.0 \(A wall of four\.\), __FULL__ 20\.0 KB/);
  expect(said).toEqual([
    'Building dist/device',
    'Compiling it with miniprogram-ci, offline',
    'Uploading 1.2.0 as robot 3',
  ]);
  expect(end.tasks.at(-1)).toEqual({
    kind: 'upload',
    folder: path.join(project.root, 'dist/device'),
    settings: { appid: 'wx0123456789abcdef', privateKeyPath: key, robot: 3, version: '1.2.0', desc: 'A wall of four.' },
  });
  expect(JSON.parse(project.read('dist/device/project.config.json')).appid).toBe('wx0123456789abcdef');
});

test('of the key, its path is passed on and nothing of what is in it', async () => {
  const project = readyProject();
  const end = new UploadEnd();
  const { options, said } = shipping(project, end);
  const told = await upload(options);
  const secret = pem.split('\n')[1] ?? '';
  expect(secret.length).toBeGreaterThan(20);
  expect(JSON.stringify([end.tasks, said, told])).not.toContain(secret);
});

const keyBody = pem.replace(/-----.*-----|\n/g, '');
const pieces = Array.from({ length: keyBody.length - 16 }, (_, at) => keyBody.slice(at, at + 16));
const keyPiecesIn = (text: string) => {
  const written = text.replace(/\\[nr]|\s/g, '');
  return pieces.filter((piece) => written.includes(piece));
};

describe.each<[string, (text: string) => string]>([
  ['as it is', (text) => text],
  ['as JSON', (text) => JSON.stringify({ privateKey: text })],
  ['in one line', (text) => text.replace(/\n/g, '')],
  ['from its middle on', (text) => text.slice(text.length / 2)],
  ['to its middle', (text) => text.slice(0, text.length / 2)],
])('the upload key, which WeChat’s programs repeat %s', (_name, shape) => {
  const said = `innocent ${shape(pem)} innocent`;
  const error = Object.assign(new Error(said), { code: said, path: said });

  test.each<[string, Partial<UploadEnd>]>([
    ['in their progress', { progress: [said, said.replace('innocent', 'signing with')] }],
    ['in what they failed with', { refusal: error }],
    ['in what compiling failed with', { compileRefusal: error }],
  ])('%s, is read by nobody', async (_where, end) => {
    for (const ship of [upload, preview]) {
      const { options, said: told } = shipping(readyProject(), Object.assign(new UploadEnd(), end));
      const outcome = await ship(options).catch(({ message, stack, cause }) => [message, stack, cause]);
      const everything = [told, outcome].flat(2).join(' ');
      expect(everything).toContain('innocent');
      expect(keyPiecesIn(everything)).toEqual([]);
    }
  });
});

test('the upload key’s pieces would be found', () => {
  expect(keyPiecesIn(JSON.stringify(`so ${pem.slice(100, 130)}`))).not.toEqual([]);
});

test.each([
  ['no key', { key: '' }, /The upload key is missing/],
  ['an inspector', { inspect: true }, /A build with --inspect is not uploaded/],
])('with %s nothing is built or installed', async (_name, flags, message) => {
  const project = readyProject();
  const end = new UploadEnd();
  await expect(upload(shipping(project, end, flags).options)).rejects.toThrow(message);
  expect(end.prepared).toBe(0);
  expect(existsSync(path.join(project.root, 'dist'))).toBe(false);
});

test('what fails its check is not uploaded', async () => {
  const project = readyProject({ 'miniprogram/pages/home/large.png': 'x'.repeat(320 * 1024) });
  const end = new UploadEnd();
  await expect(upload(shipping(project, end).options)).rejects.toThrow(/over our own budget[\s\S]*Not ready to ship/);
  expect(end.tasks.map(({ kind }) => kind)).toEqual(['compile']);
});

test('an inspector that got in without a flag is not uploaded either', async () => {
  const project = readyProject({
    'development/inspector/client.ts': "export const startInspector = () => 'in';\n",
    'miniprogram/app.ts':
      "import { startInspector } from '../development/inspector/client';\nApp({ inspector: startInspector() });\n",
  });
  await expect(upload(shipping(project, new UploadEnd()).options)).rejects.toThrow(/code of the inspector/);
});

test('a preview shows the code in characters and says where the picture is', async () => {
  const project = readyProject({ 'CHANGELOG.md': '' });
  const end = new UploadEnd();
  const { options } = shipping(project, end, { inspect: true });
  expect(await preview(options)).toMatch(
    /^█▀█\nScan it with WeChat \(.*artifacts\/preview-qr\.png\), __FULL__ 20\.0 KB/,
  );
  expect(end.tasks.at(-1)).toMatchObject({ kind: 'preview', picture: options.picture });
  expect(project.read('dist/device/shared.js')).toContain('the inspector client is in');
});

test.each([
  [
    'no network',
    { message: 'Error: getaddrinfo ENOTFOUND servicewechat.com', code: 20001 },
    /网络错误[\s\S]*Network error: servicewechat\.com cannot be reached/,
  ],
  [
    'an address that is not on the list',
    { message: '{"errCode":-10008,"errMsg":"invalid ip: 1.2.3.4"}', code: 20003 },
    /This address is not on the list[\s\S]*1\.2\.3\.4/,
  ],
  [
    'another key',
    { message: 'errCode: -80011; errMsg: signature error', code: 20001 },
    /The upload key does not belong to this appid/,
  ],
  ['words that nobody knows', { message: 'out of cheese', code: 7 }, /^\[7\] out of cheese$/],
])('WeChat’s end with %s', async (_name, { message, code }, told) => {
  const end = new UploadEnd();
  end.refusal = Object.assign(new Error(message), { code });
  await expect(upload(shipping(readyProject(), end).options)).rejects.toThrow(told);
});
