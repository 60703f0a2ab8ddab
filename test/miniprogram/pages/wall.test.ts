import { plainFraming } from '../../../machines/kernel/framing';
import type { TileView } from '../../../machines/session';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { settle } from '../../support/virtual-clock';
import { eventOf, fakeChart, openPage } from './page-under-test';

const playing: TileView = {
  playerKey: 1,
  autoplay: true,
  muted: true,
  playerMode: 'live',
  framing: plainFraming,
  streamQuality: '',
  streamChannel: 0,
  status: { text: 'Live', tone: 'live' },
  waiting: false,
  hint: '',
  notice: { text: '', action: '', event: '' },
  sheet: null,
};

const names = ['Door', 'Yard', 'Gate'];

function openWallPage(query: { ids?: string } = {}, count = names.length, language: 'zh' | 'en' = 'en') {
  const wanted: (readonly string[])[] = [];
  const done: string[] = [];
  const edited: string[] = [];
  const tiles = names.slice(0, count).map((cameraName, index) => {
    const view = `wall-${index + 1}`;
    const note = (what: string) => () => void done.push(`${what} ${view}`);
    const { chart: session, ...chart } = fakeChart(playing);
    const opened = { view, cameraName, session, hide: note('hide'), show: note('show'), focus: note('focus') };
    const isOutdated = () => edited.includes(view);
    return { ...chart, opened: { ...opened, cameraId: cameraName, isOutdated, close: note('close') } };
  });
  const openWall = (ids: readonly string[]) => {
    wanted.push(ids);
    return tiles.map(({ opened }) => opened);
  };
  const opening = openPage(
    'wall',
    { language, openWall, bring: () => undefined, isDead: () => false } as unknown as RunningApp,
    query,
  );
  done.splice(0);
  return { wanted, done, edited, tiles, ...opening };
}

const sentTo = (tiles: ReturnType<typeof openWallPage>['tiles']) =>
  tiles.map(({ actor }) => actor.events.map(({ type }) => type));

describe('the wall', () => {
  test('the wall opens the first cameras of the list, each under its name', () => {
    const { page, wanted, wechat } = openWallPage();
    expect(wanted).toEqual([[]]);
    expect(wechat.titles).toEqual(['Wall']);
    expect(page.data).toMatchObject({
      texts: { mute: 'Mute' },
      tiles: names.map((name, index) => ({ view: `wall-${index + 1}`, name, session: { status: { text: 'Live' } } })),
      enlarged: '',
      focused: '',
    });
  });

  test('the wall opens the cameras of its address, one also twice', () => {
    expect(openWallPage({ ids: 'a,a,front%20door' }).wanted).toEqual([['a', 'a', 'front door']]);
  });

  test('the wall sets of a tile what changed in it, and nothing of the others', async () => {
    const { page, tiles } = openWallPage();
    const before = page.calls.length;
    tiles[1]?.become({ ...playing, status: { text: 'Offline', tone: 'warn' } });
    await settle();
    expect(page.calls.slice(before)).toEqual([
      { 'tiles[1].session.status.text': 'Offline', 'tiles[1].session.status.tone': 'warn' },
    ]);
  });

  test('the wall tells its sessions that it is hidden and shown, leaves itself alone meanwhile, and catches up', async () => {
    const { page, done, tiles } = openWallPage();
    page.call('onHide');
    expect(done).toEqual(['hide wall-1', 'hide wall-2', 'hide wall-3']);
    tiles[0]?.become({ ...playing, status: { text: 'Offline', tone: 'warn' } });
    await settle();
    expect(page.data).toMatchObject({ tiles: [{ session: { status: { text: 'Live' } } }, {}, {}] });
    page.call('onShow');
    expect(done.slice(3)).toEqual(['show wall-1', 'show wall-2', 'show wall-3']);
    expect(page.data).toMatchObject({ tiles: [{ session: { status: { text: 'Offline' } } }, {}, {}] });
  });

  test('the wall that is left closes every view and hears no more', () => {
    const { page, done, tiles } = openWallPage();
    page.call('onUnload');
    expect(done).toEqual(['close wall-1', 'close wall-2', 'close wall-3']);
    expect(tiles.map(({ actor }) => actor.listenerCount)).toEqual([0, 0, 0]);
  });

  test('the wall without a camera says so, and leads back', () => {
    const { page, wechat } = openWallPage({ ids: 'gone' }, 0, 'zh');
    expect(page.data).toMatchObject({ tiles: [], missing: { title: '没有可看的摄像头' } });
    page.call('back');
    page.call('onHide');
    page.call('onUnload');
    expect(wechat.backs).toBe(1);
  });
});

describe('tapping a tile', () => {
  const tap = (view: string) => eventOf({ view });

  test('a tap on a tile enlarges it, and a second one shows it as it was; it stays the one with sound', () => {
    const { page, done } = openWallPage();
    page.call('look', tap('wall-2'));
    expect(page.data).toMatchObject({ enlarged: 'wall-2', focused: 'wall-2' });
    page.call('look', tap('wall-2'));
    expect(page.data).toMatchObject({ enlarged: '', focused: 'wall-2' });
    expect(done).toEqual(['focus wall-2', 'focus wall-2']);
  });

  test('a tap on a tile while another is enlarged takes its place', () => {
    const { page, done } = openWallPage();
    page.call('look', tap('wall-2'));
    page.call('look', tap('wall-3'));
    expect(page.data).toMatchObject({ enlarged: 'wall-3', focused: 'wall-3' });
    expect(done).toEqual(['focus wall-2', 'focus wall-3']);
  });

  test('a tap on a tile makes nothing anew: no session hears more than that it is looked at', () => {
    const { page, tiles } = openWallPage();
    page.call('look', tap('wall-1'));
    expect(sentTo(tiles)).toEqual([[], [], []]);
    expect(page.data).toMatchObject({ tiles: [{ session: { playerKey: 1 } }, {}, {}] });
  });

  test('a tap on a tile does what its sheet offers, alone, and the tile is the one that is looked at', () => {
    const { page, done, tiles } = openWallPage();
    page.call('act', eventOf({ view: 'wall-3' }, { event: 'RETRY' }));
    expect(sentTo(tiles)).toEqual([[], [], ['RETRY']]);
    expect(done).toEqual(['focus wall-3']);
    expect(page.data).toMatchObject({ enlarged: '', focused: 'wall-3' });
  });

  test('a tap on a tile’s loudspeaker turns its sound off and on', () => {
    const { page, tiles } = openWallPage();
    page.call('toggleSound', tap('wall-1'));
    expect(sentTo(tiles)).toEqual([['TOGGLE_MUTE'], [], []]);
  });

  test('a tap on a tile that is gone does nothing', () => {
    const { page, done, tiles } = openWallPage();
    page.call('look', tap('wall-9'));
    page.call('toggleSound', tap('wall-9'));
    expect([done, sentTo(tiles)]).toEqual([[], [[], [], []]]);
  });
});

const told = (text: string, action: string, event: string): TileView => ({
  ...playing,
  notice: { text, action, event },
});

test('a question to all tiles of the wall is answered once, for all', async () => {
  const { page, tiles } = openWallPage();
  for (const tile of tiles) tile.become(told('Mobile data', 'Don’t tell me again', 'ACCEPT_METERED'));
  await settle();
  page.call('answerNotice', eventOf({ told: 'Mobile data', event: 'ACCEPT_METERED' }));
  expect(sentTo(tiles)).toEqual([['ACCEPT_METERED'], ['ACCEPT_METERED'], ['ACCEPT_METERED']]);
});

test('what one tile of the wall is told or offered is answered for it alone', async () => {
  const { page, tiles } = openWallPage();
  tiles[0]?.become(told('Picture saved', '', ''));
  tiles[1]?.become(told('The picture comes late', 'Try SD', 'TRY_OTHER_QUALITY'));
  await settle();
  page.call('answerNotice', eventOf({ told: 'The picture comes late', event: 'TRY_OTHER_QUALITY' }));
  page.call('answerNotice', eventOf({ told: 'Picture saved', event: 'DISMISS_NOTICE' }));
  expect(sentTo(tiles)).toEqual([['DISMISS_NOTICE'], ['TRY_OTHER_QUALITY'], []]);
});

test('the details of a tile’s failure are copied', () => {
  const { page, wechat } = openWallPage();
  page.call('copy', eventOf({}, { text: 'Code: 503' }));
  expect(wechat.clipboard).toBe('Code: 503');
});

test('the wall opens the form of a camera where its sheet offers that, and then the cameras as they are now', () => {
  const { page, wanted, done, edited, tiles, wechat } = openWallPage({ ids: 'a,b,c' });
  page.call('act', eventOf({ view: 'wall-2' }, { event: 'EDIT_CAMERA' }));
  expect(wechat.opened).toEqual(['/pages/form/form?id=Yard']);
  expect(sentTo(tiles)).toEqual([[], [], []]);
  page.call('onShow');
  expect(wanted).toHaveLength(1);
  edited.push('wall-2');
  page.call('onShow');
  expect(wanted).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
  expect(done.filter((what) => what.startsWith('close'))).toEqual(['close wall-1', 'close wall-2', 'close wall-3']);
  expect(page.data).toMatchObject({ enlarged: '', focused: '' });
});
