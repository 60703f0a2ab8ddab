import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { builtAddress } from '../../tools/build/inspector-address.mjs';

const devtoolsBuild = path.resolve(__dirname, '../../dist/devtools');

const script = (name: string) => path.resolve(__dirname, '../../scripts', name);

/** Starts the preview; resolves with the address that it prints when it is ready. */
async function start(parameters: string[]): Promise<{ preview: ChildProcess; url: string; said: string }> {
  const preview = spawn(process.execPath, [script('start.mjs'), '--no-watch', ...parameters]);
  let said = '';
  for await (const chunk of preview.stdout) {
    said += chunk;
    const url = /^ready: (.*)$/m.exec(said)?.[1];
    if (url) return { preview, url, said };
  }
  throw new Error(`it ended and said: ${said}`);
}

describe('npm start', () => {
  test('prints where the preview is, serves it there, and ends cleanly on Ctrl-C', async () => {
    const { preview, url } = await start(['--port', '0']);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    // what WeChat DevTools open connects to this inspector, and to no other
    expect(builtAddress(devtoolsBuild)).toBe(`${url.replace('http', 'ws')}inspector/app`);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<!doctype html>')]);

    preview.kill('SIGINT');
    expect(await once(preview, 'exit')).toEqual([0, null]);
  });

  test('where the usual port is taken another is used, which is said, and the build connects there', async () => {
    const taken = createServer().listen(8765, '127.0.0.1');
    // whoever has it already serves as well
    await Promise.race([once(taken, 'listening'), once(taken, 'error').catch(() => undefined)]).catch(() => undefined);
    const { preview, url, said } = await start([]);
    const { port } = new URL(url);
    expect(port).not.toBe('8765');
    expect(said).toContain(`端口 8765 已被占用（可能已有一个 npm start 或 npm run inspect 在运行），改用 ${port}。`);
    expect(said).toContain(`${port} is used instead.`);
    expect(said).toContain(`dist/devtools → ws://127.0.0.1:${port}/inspector/app`);
    expect(builtAddress(devtoolsBuild)).toBe(`ws://127.0.0.1:${port}/inspector/app`);
    preview.kill('SIGINT');
    await once(preview, 'exit');
    taken.close();
  });

  test('a port that is taken is told in a sentence', async () => {
    const taken: Server = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const preview = spawn(process.execPath, [script('start.mjs'), '--no-watch', '--port', String(port)]);
    expect(await text(preview.stderr)).toMatch(new RegExp(`^Port ${port} .*taken`, 'm'));
    taken.close();
  });

  test.each([
    ['--port', 'http'],
    ['--port', '70000'],
    ['--tv'],
  ])('%j is answered with how to use it', (...parameters) => {
    const { status, stderr } = spawnSync(process.execPath, [script('start.mjs'), ...parameters], { encoding: 'utf8' });
    expect(stderr).toMatch(/npm start -- \[--project FOLDER\] .*\[--port N\]/);
    expect(status).toBe(1);
  });
});

test('a CHROME_PATH that is no browser is told in a sentence', () => {
  const { status, stderr } = spawnSync(process.execPath, [script('find-browser.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, CHROME_PATH: '/no/such/browser' },
  });
  expect(stderr).toBe(
    'CHROME_PATH（/no/such/browser）不是能启动并播放 H.264 的浏览器：请去掉它，或换一个。\nCHROME_PATH (/no/such/browser) is no browser that starts and plays H.264. Unset it, or name another.\n',
  );
  expect(status).toBe(1);
});
