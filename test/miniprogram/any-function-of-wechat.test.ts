import { wechatFunctions } from '../../miniprogram/runtime/wechat';
import { troubles } from '../simulation/phone/missing-functions';
import { Phone } from '../simulation/phone/phone';
import { eventOf, openPage } from './pages/page-under-test';
import { fakeWechat } from './runtime/fake-wechat';

const setup = {
  generation: '3.1',
  platform: 'android',
  network: 'wifi',
  assumptions: {},
  slowness: 1,
  lateShare: 0,
  latestMs: 0,
  chance: 2,
} as const;

/** Everything that calls WeChat, on the real pages over the real app; what the page of the list showed, and the wishes. */
async function wholeVisit(phone: Phone) {
  const { wx } = phone.wechat;
  const home = openPage('home', phone.app, {}, wx).page;
  home.call('togglePeerName');
  home.call('copyPeerName');
  home.call('watch', eventOf({ id: 'door' }));
  const live = openPage('live', phone.app, { id: 'door' }, wx).page;
  live.call('copyDiagnosis');
  live.call('back');
  live.call('onUnload');
  const form = openPage('form', phone.app, {}, wx).page;
  form.call('save');
  form.call('onUnload');
  const log = openPage('log', phone.app, {}, wx).page;
  log.call('copy');
  log.call('onUnload');

  phone.open('live', ['door']);
  await phone.advance(10_000);
  const [tile] = phone.tiles();
  const status = tile?.seen?.status;
  tile?.opened.session.send({ type: 'SNAPSHOT' });
  tile?.opened.session.send({ type: 'OPEN_SETTINGS' });
  tile?.opened.session.send({ type: 'OPEN_SYSTEM_SETTINGS' });
  await phone.advance(20_000);
  phone.back();
  await phone.advance(60_000);
  home.call('onUnload');
  return { list: home.data.cameras, status };
}

describe.each(wechatFunctions)('%s', (name) => {
  test.each(
    Object.keys(troubles),
  )('the app starts, lists, plays and leaves where a function of WeChat %s', async (trouble) => {
    const wechat = fakeWechat();
    wechat.wx[name] = Reflect.get(troubles, trouble);
    const phone = new Phone({ setup, wechat });
    const { list, status } = await wholeVisit(phone);
    expect(list).toMatchObject({ cards: expect.arrayContaining([expect.objectContaining({ id: 'door' })]) });
    expect(status?.tone).toBe('live');
    expect(phone.ledger.unreleased()).toEqual([]);
    expect(phone.actors()).toEqual([]);
    // without the call that keeps the screen on nothing can
    const isAboutTheScreen = (what: string) => name === 'setKeepScreenOn' && /^the screen is not kept on/.test(what);
    expect(phone.violations.found.filter(({ what }) => !isAboutTheScreen(what))).toEqual([]);
  });
});

test('every function of WeChat that is called is one of those', () => {
  const { wx } = fakeWechat();
  expect(wechatFunctions.filter((name) => typeof wx[name] !== 'function')).toEqual([]);
});
