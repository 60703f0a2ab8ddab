// @ts-check
/** `npm start`, in a copy of the project: a change shows without a restart, and a mistake is told and cured. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { repositoryRoot } from '../../tools/build/options.mjs';
import { HomePage } from './support/home-page.mjs';
import { closeAll, openPhone } from './support/preview.mjs';

after(closeAll);

/** All that `npm start` reads. */
const SOURCES = [
  'miniprogram',
  'development',
  'simulator',
  'machines',
  'package',
  'scripts',
  'tools',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
];

async function copyProject() {
  const root = await mkdtemp(path.join(tmpdir(), 'project-'));
  await Promise.all(
    SOURCES.map((name) => cp(path.join(repositoryRoot, name), path.join(root, name), { recursive: true })),
  );
  await symlink(path.join(repositoryRoot, 'node_modules'), path.join(root, 'node_modules'), 'dir');
  return {
    root,
    /** @param {string} file @param {string} before @param {string} after */
    async replace(file, before, after) {
      const place = path.join(root, file);
      const source = await readFile(place, 'utf8');
      assert.ok(source.includes(before), `${file} says ${before}`);
      await writeFile(place, source.replace(before, after));
    },
    remove: () => rm(root, { recursive: true }),
  };
}

/** `url` resolves when it is ready; `said` is the terminal. @param {string} root */
function npmStart(root) {
  const running = spawn(process.execPath, ['scripts/start.mjs', '--port', '0'], { cwd: root, stdio: 'pipe' });
  const terminal = { said: '' };
  /** @type {Promise<string>} */
  const url = new Promise((resolve, reject) => {
    running.once('exit', () => reject(new Error(`it ended and said: ${terminal.said}`)));
    const listen = (/** @type {Buffer} */ chunk) => {
      terminal.said += chunk;
      const ready = /^ready: (.*)$/m.exec(terminal.said)?.[1];
      if (ready) resolve(ready);
    };
    running.stdout.on('data', listen);
    running.stderr.on('data', listen);
  });
  return { url, running, terminal };
}

test('a change shows while it runs; a mistake is told in the page and the terminal, and cured by the next save', async () => {
  const project = await copyProject();
  const { url, running, terminal } = npmStart(project.root);
  try {
    const phone = await openPhone({ url: await url, query: { speed: 4 } });
    const home = new HomePage(phone);
    await project.replace('simulator/simulated-cameras.ts', "'大门口'", "'小门口'");
    await project.replace('miniprogram/pages/home/home.wxss', 'font-size: 28px', 'font-size: 33px');
    await home.card('小门口').waitFor();
    const title = phone.screen.locator('.title');
    const size = () => title.evaluate((element) => getComputedStyle(element).fontSize).catch(() => 'not there yet');
    await phone.until(async () => (await size()) === '33px', 'the title is larger');

    const told = phone.frame.getByRole('alert');
    await project.replace('machines/session/session.texts.ts', "zh: '直播'", "zh: 直播'");
    await told.getByText(/machines\/session\/session\.texts\.ts:\d+:\d+/).waitFor();
    assert.match(terminal.said, /machines\/session\/session\.texts\.ts:\d+:\d+ error/);
    assert.match(terminal.said, /构建失败：\d+ 个错误 \/ build failed: \d+ error/);
    await project.replace('machines/session/session.texts.ts', "zh: 直播'", "zh: '正在直播'");
    await told.waitFor({ state: 'detached' });

    const live = await home.open('小门口');
    await live.seeStatus('正在直播');
    await live.seeMovingPicture();
    await phone.expectNoErrors();

    running.kill('SIGINT');
    assert.deepEqual(await once(running, 'exit'), [0, null]);
    await phone.close();
  } finally {
    running.kill('SIGKILL');
    await project.remove();
  }
});
