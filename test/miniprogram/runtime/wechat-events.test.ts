import type { WatchingEvent } from '../../../machines/watching';
import { tellWechatEvents } from '../../../miniprogram/runtime/wechat-events';
import { settle } from '../../support/virtual-clock';
import { fakeWechat } from './fake-wechat';

function listening() {
  const wechat = fakeWechat();
  const facts: WatchingEvent[] = [];
  const end = tellWechatEvents(wechat.calls, (fact) => facts.push(fact));
  return { wechat, facts, end };
}

describe('what WeChat says, as facts', () => {
  test('a change of network carries its type and whether there is one', async () => {
    const { wechat, facts } = listening();
    await settle();
    wechat.emit('networkStatusChange', { isConnected: false, networkType: 'none' });
    wechat.emit('networkStatusChange', { isConnected: true, networkType: '4g' });
    expect(facts).toEqual([
      { type: 'network.changed', networkType: 'none', online: false },
      { type: 'network.changed', networkType: '4g', online: true },
    ]);
  });

  test('foreground and background are told by WeChat’s events', async () => {
    const { wechat, facts } = listening();
    await settle();
    wechat.emit('appHide');
    wechat.emit('appShow', { path: 'pages/home/home' });
    expect(facts).toEqual([{ type: 'app.hidden' }, { type: 'app.shown' }]);
  });

  test('low memory is told, however low WeChat says it is', async () => {
    const { wechat, facts } = listening();
    await settle();
    wechat.emit('memoryWarning', { level: 10 });
    wechat.emit('memoryWarning', {}); // iOS has no levels
    expect(facts).toEqual([{ type: 'memory.warned' }, { type: 'memory.warned' }]);
  });

  test('a call or an alarm takes the sound, and gives it back', async () => {
    const { wechat, facts } = listening();
    await settle();
    wechat.emit('audioInterruptionBegin');
    wechat.emit('audioInterruptionEnd');
    expect(facts).toEqual([{ type: 'sound.interrupted' }, { type: 'sound.returned' }]);
  });

  test('after the end nothing is told of WeChat’s events and nobody listens', async () => {
    const { wechat, facts, end } = listening();
    end();
    await settle();
    wechat.emit('networkStatusChange', { isConnected: false, networkType: 'none' });
    wechat.emit('appHide');
    wechat.emit('memoryWarning', { level: 10 });
    wechat.emit('audioInterruptionBegin');
    expect(facts).toEqual([]);
    expect(wechat.listenerCount()).toBe(0);
  });
});
