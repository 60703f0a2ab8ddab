import type { LogView } from '../../../machines/log';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { settle } from '../../support/virtual-clock';
import { eventOf, fakeChart, openPage } from './page-under-test';

const view: LogView = { filters: [], lines: [], empty: 'Nothing yet', copyText: '10:24 Info app: Ready' };

function openLog() {
  const log = fakeChart(view);
  return { log, ...openPage('log', { language: 'en', log: log.chart } as unknown as RunningApp) };
}

describe('the log page', () => {
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
