import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BuildEvents } from '../../tools/preview/server/events.mjs';
import { readMediaFile } from '../../tools/preview/server/files.mjs';
import { listen } from '../../tools/terminal/listen.mjs';

describe('files of the mini-program', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'files-'));
    mkdirSync(path.join(root, 'shown/images'), { recursive: true });
    writeFileSync(path.join(root, 'shown/images/a b.png'), 'picture');
    writeFileSync(path.join(root, 'shown/app.json'), '{}');
    writeFileSync(path.join(root, 'secret.png'), 'secret');
    symlinkSync(path.join(root, 'secret.png'), path.join(root, 'shown/link.png'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('a picture is served', async () => {
    const file = await readMediaFile(path.join(root, 'shown'), 'images/a%20b.png');
    expect(file?.type).toBe('image/png');
    expect(String(file?.body)).toBe('picture');
  });

  test.each([
    '../secret.png',
    '%2e%2e/secret.png',
    '..%2fsecret.png',
    'images/../../secret.png',
    'link.png',
    'app.json',
    'images',
    'gone.png',
    '%E0%A4%A.png',
    'a.png%00.png',
  ])('%s is not', async (wanted) => {
    expect(await readMediaFile(path.join(root, 'shown'), wanted)).toBeNull();
  });

  test('an absolute path is taken as one inside the folder', async () => {
    expect(await readMediaFile(path.join(root, 'shown'), path.join(root, 'secret.png'))).toBeNull();
  });
});

describe('the port', () => {
  const servers: http.Server[] = [];
  const newServer = () => {
    const server = http.createServer();
    servers.push(server);
    return server;
  };
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  test('one that was asked for and is taken is refused with a sentence', async () => {
    const taken = await listen(newServer(), 0, '127.0.0.1');
    await expect(listen(newServer(), taken, '127.0.0.1')).rejects.toThrow(
      `127.0.0.1 的端口 ${taken} 已被占用：用 --port 换一个，或不写 --port。\nPort ${taken} on 127.0.0.1 is taken. Choose another with --port, or leave it out.`,
    );
  });

  test('the default one falls back to a free one', async () => {
    const first = await listen(newServer(), undefined, '127.0.0.1');
    const told: string[] = [];
    const second = await listen(newServer(), undefined, '127.0.0.1', (line) => told.push(line));
    expect(second).not.toBe(first);
    expect(second).toBeGreaterThan(0);
    expect(told.at(-1)).toContain(`: ${second} is used instead.`);
  });

  test('a host that is not this computer is refused with a sentence', async () => {
    await expect(listen(newServer(), 0, '192.0.2.1')).rejects.toThrow('192.0.2.1 is not an address of this computer');
  });
});

test('a page that connects late hears of the latest build, and of each later one', () => {
  const written: string[] = [];
  const response = {
    writeHead: () => response,
    write: (text: string) => written.push(text),
    on: () => response,
    end: () => response,
  } as unknown as http.ServerResponse;
  const events = new BuildEvents();
  events.publish({ revision: 1, problems: [] });
  events.connect(response);
  events.publish({ revision: 1, problems: ['app.json:1 error'] });
  expect(written).toEqual([
    'data: {"revision":1,"problems":[]}\n\n',
    'data: {"revision":1,"problems":["app.json:1 error"]}\n\n',
  ]);
});
