// @ts-check
/** The preview as a folder of files (`npm run build -- --target web`), from a plain static host below a path. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { listFiles } from '../../tools/build/source-tree.mjs';
import { buildWeb, serviceWorker } from '../../tools/preview/web/build-web.mjs';
import { Panel } from './support/panel.mjs';
import { closeAll, newPage } from './support/preview.mjs';
import { hostFiles } from './support/static-host.mjs';

/** Of all files, and of those that come before the first picture. */
const MOST_BYTES = 6_000_000;
const MOST_BYTES_TO_PICTURE = 2_500_000;

const folder = mkdtempSync(path.join(tmpdir(), 'web-test-'));
const recording = (/** @type {number} */ version) =>
  [
    { type: 'recording', format: 'xp2p-statecharts', version, savedAtMs: 1_700_000_000_000 },
    {
      ...{ type: 'hello', protocol: 3, app: 'a-1', title: 'A lamp', build: 'devtools', platform: 'ios' },
      ...{ startedAtMs: 1_700_000_000_000, faults: { zh: [], en: [] } },
    },
    { type: 'actor', seq: 1, atMs: 1_700_000_000_100, id: 'x:1', name: 'lamp', src: '', input: null },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
/** What the host has beside the folder, or in place of its files. @type {Record<string, string>} */
const besides = { 'bug.jsonl': recording(1), 'newer.jsonl': recording(99) };
/** @type {Awaited<ReturnType<typeof hostFiles>>} */
let host;

before(async () => {
  const built = await buildWeb({ outDir: folder });
  assert.equal(built.ok, true);
  host = await hostFiles(folder, besides);
});
after(async () => {
  await closeAll();
  await host.close();
  rmSync(folder, { recursive: true });
});

/**
 * @param {string} query
 * @param {{ width?: number, height?: number, locale?: string, prepare?: (page: import('playwright-core').Page) => Promise<void> }} [options]
 */
async function open(query, { width = 1280, height = 908, locale = 'zh-CN', prepare } = {}) {
  const page = await newPage({ width, height, touch: false, scale: 1, locale });
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(host.url)) problems.push(request.url());
  });
  await prepare?.(page);
  await page.goto(host.url + query);
  return { page, problems };
}

/** @param {import('playwright-core').Page} page */
const inspectorIn = (page) => page.frameLocator('iframe.inspector');

/** @param {import('playwright-core').Page} page */
const seeRecorded = (page) => inspectorIn(page).getByRole('treeitem', { name: /lamp/ }).first().waitFor();

test('a camera that a link names plays, and little is loaded before its first picture, little in all', async () => {
  host.sent.bytes = 0;
  host.sent.files = [];
  const { page, problems } = await open('?camera=front-door&plugin=2.0&lang=en');
  const { phone } = await Panel.in(page);
  await phone.waitForVideo();
  assert(host.sent.bytes < MOST_BYTES_TO_PICTURE, `${host.sent.bytes} bytes before the first picture`);
  assert.deepEqual(
    host.sent.files.filter((file) => file.startsWith('inspector/')),
    [],
  );
  assert.equal(await phone.title(), 'Front door');
  assert.equal(await page.locator('select[data-setting="generation"]').inputValue(), '2.0');
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  assert(all < MOST_BYTES, `${all} bytes in all`);
  await phone.expectNoErrors();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('phone and inspector talk in the page: charts are seen, and an event that is sent arrives', async () => {
  const { page, problems } = await open('?camera=garden&lang=en');
  const panel = await Panel.in(page);
  await panel.phone.waitForVideo();
  await panel.show('inspector');
  const inspector = inspectorIn(page);
  await inspector
    .getByRole('treeitem', { name: /session/ })
    .first()
    .click();
  await inspector.locator('.chart svg, svg').first().waitFor();
  await inspector.getByRole('tab', { name: 'Send' }).click();
  await inspector.getByRole('button', { name: /STOP/ }).first().click();
  await panel.phone.see('Stopped');
  await panel.phone.expectNoErrors();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a fault in a link is set off, some seconds after the start where it says so', async () => {
  const { page } = await open('?camera=lobby&fault=stream.duplicate,stream.notice.eof@3&lang=en');
  const { phone } = await Panel.in(page);
  await phone.waitForVideo();
  await phone.see('Ended');
  await page.context().close();
});

for (const { lang, sees } of [
  { lang: 'zh', sees: '这个录制文件来自更新的版本' },
  { lang: 'en', sees: 'This recording is from a newer version' },
]) {
  test(`a recording in a link is opened, a newer one is told, and so is one of another site: ${lang}`, async () => {
    const known = await open(`?recording=bug.jsonl&lang=${lang}`);
    await seeRecorded(known.page);
    // also once the phone beside it has told of itself
    await (await Panel.in(known.page)).phone.waitUntilReady();
    await known.page.waitForTimeout(500);
    await seeRecorded(known.page);
    await known.page.context().close();
    const newer = await open(`?recording=newer.jsonl&lang=${lang}`);
    await inspectorIn(newer.page).getByText(sees).waitFor();
    await (await Panel.in(newer.page)).phone.expectNoErrors();
    await newer.page.context().close();
    const elsewhere = await open(`?recording=https://elsewhere.example/bug.jsonl&lang=${lang}`);
    await elsewhere.page.getByText('录制文件要和这个网页在同一网站上').waitFor();
    await elsewhere.page.getByText('a recording has to be on the same site as this page').waitFor();
    assert.deepEqual(elsewhere.problems, []);
    await elsewhere.page.context().close();
  });
}

test('a recording that is dropped on the phone is opened in the inspector', async () => {
  const { page } = await open('?lang=en');
  const { phone } = await Panel.in(page);
  await phone.frame.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'dropped.jsonl'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  }, recording(1));
  await seeRecorded(page);
  await page.context().close();
});

test('a link with nonsense in every parameter is told in both languages, and nothing breaks', async () => {
  const nonsense = '%3Cb%3E%00%F0%9F%92%A5../..';
  const names =
    'camera fault plugin lang theme beside size platform speed decoder network page recording seed storage'.split(' ');
  const { page, problems } = await open(
    `?${names.map((name) => `${name}=${nonsense}`).join('&')}&recording=http://%5B`,
  );
  const { phone } = await Panel.in(page);
  for (const name of ['camera', 'fault', 'generation', 'lang', 'theme', 'size', 'speed', 'page']) {
    await page
      .locator('.notices')
      .getByText(new RegExp(`^${name}=.*已忽略`))
      .waitFor();
    await page
      .locator('.notices')
      .getByText(new RegExp(`^${name}=.*it is passed over`))
      .waitFor();
  }
  await phone.see('摄像头');
  await phone.tap('大门口');
  await phone.waitForVideo();
  await phone.expectNoErrors();
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('404')),
    [],
  );
  await page.context().close();
});

test('a browser that decodes nothing shows the drawn picture', async () => {
  const { page } = await open('?camera=garden&lang=en', {
    prepare: async (page) => {
      await page.addInitScript(() => Reflect.deleteProperty(window, 'MediaSource'));
    },
  });
  const { phone } = await Panel.in(page);
  await phone.see('simulated picture');
  await phone.expectNoErrors();
  await page.context().close();
});

test('at 390 pixels nothing is wider than the window, and a keyboard is enough', async () => {
  const { page } = await open('?camera=garden&lang=en', { width: 390, height: 844 });
  const { phone } = await Panel.in(page);
  await phone.waitForVideo();
  const widthIn = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await widthIn(), 390);
  const toInspector = page.locator('[data-setting="beside"][data-value="inspector"]');
  for (let presses = 0; presses < 40; presses += 1) {
    if (await toInspector.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const inspector = inspectorIn(page);
  await inspector
    .getByRole('treeitem', { name: /session/ })
    .first()
    .waitFor();
  const widest = await inspector.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth]);
  assert.equal(widest[0], widest[1]);
  assert.equal(await widthIn(), 390);
  await page.context().close();
});

test('no page of it talks to another host, nor asks one for a picture or a sound', async () => {
  const { page } = await open('?beside=inspector&lang=en');
  const { phone } = await Panel.in(page);
  await phone.waitUntilReady();
  await inspectorIn(page).getByRole('treeitem').first().waitFor();
  assert.equal(page.frames().length, 3);
  for (const frame of page.frames()) {
    const refused = await frame.evaluate(async () => {
      const elsewhere = 'elsewhere.example/x';
      /** @param {() => unknown} ask */
      const refusalOf = async (ask) => {
        const told = new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          window.setTimeout(() => resolve('nothing'), 2_000);
        });
        try {
          await ask();
        } catch {
          // refused: the event says by what
        }
        return await told;
      };
      return [
        await refusalOf(() => fetch(`https://${elsewhere}`)),
        await refusalOf(() => new WebSocket(`wss://${elsewhere}`)),
        await refusalOf(() => navigator.sendBeacon(`https://${elsewhere}`)),
        await refusalOf(() => Object.assign(new Image(), { src: `https://${elsewhere}` })),
        await refusalOf(() => new Audio(`https://${elsewhere}`).play()),
      ];
    });
    assert.deepEqual(refused, ['connect-src', 'connect-src', 'connect-src', 'img-src', 'media-src'], frame.url());
  }
  await page.context().close();
});

test('the inspector alone says that there is no mini-program, and asks nobody', async () => {
  const { page, problems } = await open('inspector/?lang=en');
  await page.getByText('The inspector is alone here').waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

/** @param {import('playwright-core').Page} page */
const versionOf = (page) => page.evaluate(() => document.documentElement.dataset.version);

/** Puts a newer version on the host, as another deployment would. */
async function deployNewer() {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map(listFiles(folder).map((file) => [file, readFileSync(path.join(folder, file))]));
  files.delete('service-worker.js');
  const newer = String(files.get('index.html')).replace('<html ', '<html data-version="newer" ');
  besides['index.html'] = newer;
  besides['service-worker.js'] = await serviceWorker(files.set('index.html', newer));
}

function deployOlder() {
  delete besides['index.html'];
  delete besides['service-worker.js'];
}

/** As a browser does by itself, sooner or later. @param {import('playwright-core').Page} page */
async function fetchNewer(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const coming = registration?.installing;
    if (coming) await new Promise((resolve) => coming.addEventListener('statechange', resolve));
  });
}

test('a newer version takes the place of the older one, whole, once nobody has that open', async () => {
  const { page } = await open('?lang=en');
  const context = page.context();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await deployNewer();
  await page.reload();
  assert.equal(await versionOf(page), undefined);
  await fetchNewer(page);
  await page.close();
  let seen;
  for (let tries = 0; seen !== 'newer' && tries < 10; tries += 1) {
    await setTimeout(500);
    const again = await context.newPage();
    await again.goto(host.url);
    seen = await versionOf(again);
    if (seen === 'newer') assert.equal(await again.evaluate(async () => (await caches.keys()).length), 1);
    await again.close();
  }
  assert.equal(seen, 'newer');
  deployOlder();
  await context.close();
});

test('a newer version is there after a reload, but not while another page has the older one open', async () => {
  const { page } = await open('?page=pages/log/log&lang=en');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const other = await page.context().newPage();
  await other.goto(host.url);
  await deployNewer();
  await fetchNewer(page);
  await page.reload();
  await (await Panel.in(page)).phone.waitUntilReady();
  await setTimeout(4_000);
  assert.equal(await versionOf(page), undefined);
  await other.close();
  // the browser may count the page that was closed for a moment more, longer than the newer version waits: then another reload does it
  const newer = page.locator('html[data-version="newer"]');
  let isNewer = false;
  for (let reloads = 0; !isNewer && reloads < 3; reloads += 1) {
    await page.reload();
    isNewer = await newer.waitFor({ state: 'attached', timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  }
  assert.ok(isNewer);
  const { phone } = await Panel.in(page);
  await phone.waitUntilReady();
  assert.equal(await phone.title(), 'Log');
  await phone.expectNoErrors();
  deployOlder();
  await page.context().close();
});

test('once opened, it opens again without a network, the inspector too', async () => {
  const { page } = await open('?lang=en');
  await Panel.in(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await host.close();
  await page.goto(`${host.url}?camera=front-door&lang=en`);
  const panel = await Panel.in(page);
  await panel.phone.waitForVideo();
  await panel.show('inspector');
  await inspectorIn(page)
    .getByRole('treeitem', { name: /session/ })
    .first()
    .waitFor();
  await panel.phone.expectNoErrors();
  await page.context().close();
});
