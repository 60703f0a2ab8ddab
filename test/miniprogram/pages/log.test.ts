import { createActor } from 'xstate';
import { config } from '../../../machines/kernel/config';
import { type LogView, logMachine, logView } from '../../../machines/log';
import { chartOf } from '../../../miniprogram/runtime/chart';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { settle } from '../../support/virtual-clock';
import { eventOf, fakeChart, openPage } from './page-under-test';

const view: LogView = { filters: [], lines: [], empty: 'Nothing yet', older: '' };

function openLog() {
  const log = fakeChart(view);
  return {
    log,
    ...openPage('log', {
      language: 'en',
      log: log.chart,
      logText: () => '10:24 Info app: Ready',
    } as unknown as RunningApp),
  };
}

/** The biggest log that there can be, on the page, and how many bytes each `setData` has. */
async function fullLog() {
  const log = createActor(logMachine, { input: { timezoneOffsetMinutes: 0 } }).start();
  const text = '画'.repeat(config.maxLogTextCharacters);
  const happens = () =>
    log.send({
      type: 'log.appended',
      entry: { atMs: 1_700_000_000_000, level: 'info', actor: text, message: { zh: text, en: text } },
    });
  for (let count = 0; count < config.maxLogEntries; count += 1) happens();
  const chart = chartOf(log, (snapshot) => logView(snapshot, 'zh'));
  const { page } = openPage('log', { language: 'zh', log: chart } as unknown as RunningApp);
  const bytes = () => page.calls.map((changes) => new TextEncoder().encode(JSON.stringify(changes)).length);
  return { page, happens, bytes };
}

describe('the log page', () => {
  test('the log page is told the biggest log in far less than WeChat allows, and then new lines alone', async () => {
    const { page, happens, bytes } = await fullLog();
    expect(Math.max(...bytes())).toBeLessThan(400_000);
    const before = bytes().length;
    for (let count = 0; count < 200; count += 1) {
      happens();
      await settle();
    }
    const later = bytes()
      .slice(before)
      .sort((a, b) => a - b);
    expect(later[Math.floor(later.length * 0.97)]).toBeLessThan(4_000);
    expect(Math.max(...later)).toBeLessThan(400_000);
    expect((page.data.log as LogView).lines.at(-1)?.key).toBe(config.maxLogEntries + 200);
  });

  test('the log page shows the log from the start and follows it while it is looked at', async () => {
    const { page, log } = openLog();
    expect(page.data).toMatchObject({ log: view, texts: { copy: 'Copy all' } });
    page.call('onHide');
    log.become({ ...view, empty: 'Nothing of this level' });
    await settle();
    expect(page.data).toMatchObject({ log: view });
    page.call('onShow');
    expect(page.data).toMatchObject({ log: { empty: 'Nothing of this level' } });
    page.call('onUnload');
    expect(log.actor.listenerCount).toBe(0);
  });

  test('the log page filters, copies and clears', () => {
    const { page, log, wechat } = openLog();
    expect(wechat.titles).toEqual(['Log']);
    page.call('filter', eventOf({}, { value: 'warn' }));
    page.call('clear');
    page.call('copy');
    expect(log.actor.events).toEqual([{ type: 'FILTER', level: 'warn' }, { type: 'CLEAR' }]);
    expect(wechat.clipboard).toBe('10:24 Info app: Ready');
  });
});
