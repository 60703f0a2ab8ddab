import { serviceWorker } from '../../tools/preview/web/build-web.mjs';

const files: [string, string | Uint8Array][] = [
  ['index.html', '<html>'],
  ['panel.js', 'let a;'],
  ['files/clip.mp4', new Uint8Array([1, 2])],
];

/** What the worker of these files calls its store of them. */
async function versionOf(contents: [string, string | Uint8Array][]): Promise<string> {
  const source = await serviceWorker(new Map(contents));
  return /"?version"?:\s*"(\w+)"/.exec(source)?.[1] ?? '';
}

test('the same files have the same version', async () => {
  const version = await versionOf(files);
  expect(version).not.toBe('');
  expect(await versionOf([...files])).toBe(version);
});

test.each([0, 1, 2])('another content of any file is another version of all: file %d', async (index) => {
  const changed = files.map(([file, body], at): [string, string | Uint8Array] =>
    at === index ? [file, typeof body === 'string' ? `${body} ` : new Uint8Array([1, 3])] : [file, body],
  );
  expect(await versionOf(changed)).not.toBe(await versionOf(files));
});

test.each([0, 1, 2])('a file less, or by another name, is another version too: file %d', async (index) => {
  const less = files.filter((_, at) => at !== index);
  const renamed = files.map(([file, body], at): [string, string | Uint8Array] => [
    at === index ? `x${file}` : file,
    body,
  ]);
  expect(await versionOf(less)).not.toBe(await versionOf(files));
  expect(await versionOf(renamed)).not.toBe(await versionOf(files));
});
