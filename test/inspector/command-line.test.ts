import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { builtAddress } from '../../tools/build/inspector-address.mjs';
import { RawApp } from './raw-app';

const script = (name: string) => path.resolve(__dirname, '../../scripts', name);

/** Starts a program; resolves with what it said until it was ready. */
async function start(
  name: string,
  ...parameters: string[]
): Promise<{ program: ChildProcess; said: string; ready: string }> {
  const program = spawn(process.execPath, [script(name), ...parameters]);
  let said = '';
  for await (const chunk of program.stdout) {
    said += chunk;
    const ready = /^ready: (.*)$/m.exec(said)?.[1];
    if (ready) return { program, said, ready };
  }
  throw new Error(`it ended and said: ${said}`);
}

async function interrupt(program: ChildProcess): Promise<unknown> {
  program.kill('SIGINT');
  const [code] = await once(program, 'exit');
  return code;
}

describe('npm run inspect', () => {
  test('prints where it is, serves page and relay there, and ends cleanly on Ctrl-C', async () => {
    const { program, said, ready } = await start('inspect.mjs', '--port', '0');
    expect(ready).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/inspector\/$/);
    expect(said).not.toContain('token');
    const page = await fetch(ready);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<!doctype html>')]);
    expect((await fetch(new URL('/', ready), { redirect: 'manual' })).headers.get('location')).toBe('/inspector/');
    expect((await fetch(new URL('/inspector/no-such-file', ready))).status).toBe(404);
    expect((await fetch(ready, { method: 'POST' })).status).toBe(405);
    const app = await RawApp.open(`${ready.replace('http', 'ws')}app`);
    expect(await app.hello('hall')).toBe(0);
    expect(await interrupt(program)).toBe(0);
  });

  test('for other devices it prints addresses with a token, a code to scan, and how to build for a phone', async () => {
    const { program, said, ready } = await start('inspect.mjs', '--port', '0', '--host', '0.0.0.0', '--token', 'a b');
    const { host } = new URL(ready);
    expect(ready).toBe(`http://${host}/inspector/?token=a%20b`);
    expect(said).toContain(`--inspect --inspector 'ws://${host}/inspector/app?token=a%20b'`);
    expect(said).toMatch(/[█▀▄]{20}/);
    expect(await interrupt(program)).toBe(0);
  });

  test('says how WeChat DevTools connect to it, where the build connects elsewhere', async () => {
    const { program, said, ready } = await start('inspect.mjs', '--port', '0');
    const own = `${ready.replace('http', 'ws')}app`;
    const built = builtAddress(path.resolve(__dirname, '../../dist/devtools'));
    // nobody who builds at this moment could know a port that was free until now
    if (built) expect(said).toContain(`connects to ${built}, not here`);
    if (built) expect(said).toContain(`npm run build -- --target devtools --inspector '${own}'`);
    expect(await interrupt(program)).toBe(0);
  });

  test.each([['--port', 'http'], ['--tv']])('%j is answered with how to use it', (...parameters) => {
    const { status, stderr } = spawnSync(process.execPath, [script('inspect.mjs'), ...parameters], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('npm run inspect -- [--port')]);
  });

  test('a host that is not this computer is told in a sentence', () => {
    const { status, stderr } = spawnSync(process.execPath, [script('inspect.mjs'), '--host', '203.0.113.1'], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('203.0.113.1 is not an address of this computer')]);
  });
});

describe('npm run inspect:xstate4', () => {
  test('says what a client takes, and ends cleanly on Ctrl-C', async () => {
    const { program, ready } = await start(
      'inspect-xstate4.mjs',
      '--port',
      '0',
      '--inspector',
      'http://127.0.0.1:9/inspector/',
    );
    expect(ready).toMatch(/^createWebSocketReceiver\(\{ server: '127\.0\.0\.1:\d+' \}\)$/);
    expect(await interrupt(program)).toBe(0);
  });

  test('an address that is none is answered with how to use it', () => {
    const { status, stderr } = spawnSync(process.execPath, [script('inspect-xstate4.mjs'), '--inspector', 'here'], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('npm run inspect:xstate4 --')]);
  });
});
