import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAutomatorDriver } from '../../tools/release/e2e/automator-driver.mjs';
import { findDevtoolsCli } from '../../tools/release/e2e/devtools-cli.mjs';
import { runInDevtools } from '../../tools/release/e2e/run-in-devtools.mjs';
import { runSteps, steps } from '../../tools/release/e2e/steps.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'e2e-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What stands on a page: component → part → what it says, and what a tap on it does. */
type Screen = { component: string; part: string; says: string; tap?: () => void }[];

/** DevTools with the mini-program in it, as far as the driver asks: two pages, and a status that takes a while. */
class FakeDevtools {
  screen: Screen = this.home();
  readonly done: string[] = [];
  closed = 0;
  language = 'zh_CN';
  /** How often somebody looks at the status before it is live. */
  slowness = 3;

  private home(): Screen {
    const card = (says: string) => ({ component: 'camera-card', part: 'main', says, tap: () => this.open(says) });
    return [
      { component: 'status-pill', part: 'words', says: '已就绪' },
      card('大门口 P2P 直连'),
      card('大厅 共享码流'),
    ];
  }

  private open(camera: string): void {
    this.done.push(`open ${camera}`);
    let looks = 0;
    const devtools = this;
    const status = {
      component: 'status-pill',
      part: 'words',
      get says() {
        looks += 1;
        return looks > devtools.slowness ? '直播' : '正在连接摄像头…';
      },
    };
    this.screen = [status, { component: 'icon-button', part: 'button', says: '停止', tap: () => this.stop() }];
  }

  private stop(): void {
    this.done.push('stop');
    this.screen = [
      { component: 'status-pill', part: 'words', says: '已停止' },
      { component: 'icon-button', part: 'button', says: '播放', tap: () => this.open('again') },
    ];
  }

  readonly miniProgram = {
    currentPage: async () => ({
      $$: async (component: string) =>
        this.screen
          .filter((element) => element.component === component)
          .map((element) => ({
            $: async (part: string) =>
              part === `.${element.part}`
                ? { $: async () => null, text: async () => element.says, tap: async () => element.tap?.() }
                : null,
            text: async () => '',
            tap: async () => undefined,
          })),
    }),
    systemInfo: async () => ({ language: this.language }),
    navigateBack: async () => {
      this.done.push('back');
      this.screen = this.home();
    },
    screenshot: async ({ path: file }: { path: string }) => {
      this.done.push('screenshot');
      writeFileSync(file, 'PNG');
    },
    close: async () => {
      this.closed += 1;
    },
  };
}

const noWait = async () => undefined;

test('every step of the table is done in order', async () => {
  const devtools = new FakeDevtools();
  const said: string[] = [];
  await runSteps(steps, await createAutomatorDriver(devtools.miniProgram, { folder, wait: noWait }), (line) =>
    said.push(line),
  );
  expect(devtools.done).toEqual([
    'screenshot',
    'open 大门口 P2P 直连',
    'screenshot',
    'stop',
    'open again',
    'back',
    'open 大厅 共享码流',
    'screenshot',
    'back',
  ]);
  expect(said).toHaveLength(steps.length);
  expect(said[0]).toBe(`1/${steps.length} see "已就绪"`);
  expect(readFileSync(path.join(folder, 'e2e live.png'), 'utf8')).toBe('PNG');
});

test('a status that never comes is told, with what stood there instead', async () => {
  const devtools = new FakeDevtools();
  devtools.slowness = Number.POSITIVE_INFINITY;
  const driver = await createAutomatorDriver(devtools.miniProgram, { folder, wait: noWait });
  await expect(runSteps(steps, driver, () => undefined)).rejects.toThrow(
    '5/16 see "直播": not seen in status-pill within 30 s, but "正在连接摄像头…"',
  );
});

test('DevTools in another language is asked in English', async () => {
  const devtools = new FakeDevtools();
  devtools.language = 'en';
  const driver = await createAutomatorDriver(devtools.miniProgram, { folder, wait: noWait });
  await expect(runSteps(steps, driver, () => undefined)).rejects.toThrow('1/16 see "Ready"');
});

test('DevTools is closed again, also when a step fails', async () => {
  const devtools = new FakeDevtools();
  const broken = { ...devtools.miniProgram, systemInfo: async () => Promise.reject(new Error('it hung up')) };
  const launched: object[] = [];
  const launch = async (options: object) => {
    launched.push(options);
    return broken;
  };
  const options = { cliPath: '/cli', projectPath: '/dist/devtools', folder, tell: () => undefined };
  await expect(runInDevtools({ launch }, options)).rejects.toThrow('it hung up');
  expect(launched).toEqual([{ cliPath: '/cli', projectPath: '/dist/devtools', trustProject: true }]);
  expect(devtools.closed).toBe(1);
});

test('DevTools that does not open says what to switch on', async () => {
  const launch = async () => Promise.reject(new Error('Failed to launch'));
  const options = { cliPath: '/cli', projectPath: '/dist/devtools', folder, tell: () => undefined };
  await expect(runInDevtools({ launch }, options)).rejects.toThrow(/open its service port[\s\S]*Failed to launch/);
});

test('where there is no DevTools it says so, and how to get it', () => {
  expect(() => findDevtoolsCli(undefined, 'linux')).toThrow(
    /does not exist for linux[\s\S]*Install WeChat DevTools: https/,
  );
  expect(() => findDevtoolsCli(undefined, 'win32')).toThrow(/There is no WeChat DevTools at C:\/Program Files/);
  expect(() => findDevtoolsCli(path.join(folder, 'cli'))).toThrow('There is no WeChat DevTools at');
  expect(() => findDevtoolsCli(folder)).toThrow('is a folder, not the cli program');
  writeFileSync(path.join(folder, 'cli'), '');
  expect(findDevtoolsCli(path.join(folder, 'cli'))).toBe(path.join(folder, 'cli'));
});
