import type { HelloMessage } from '../../../development/inspector/protocol.types';
import { actorTree, firstChoice } from '../../../tools/inspector/page/model/actor-tree';
import { AppClock } from '../../../tools/inspector/page/model/app-clock';
import { Apps } from '../../../tools/inspector/page/model/apps';
import { lightsOf } from '../../../tools/inspector/page/model/lights';
import { whyNotToActor, whyNotToApp } from '../../../tools/inspector/page/model/sending';
import { TakenLately } from '../../../tools/inspector/page/model/taken-lately';
import { beginning, lamp, press, told } from './story';

const hello = (app: string): HelloMessage => ({
  ...{ type: 'hello', protocol: 3, app, title: 'House', build: 'devtools', platform: 'ios', startedAtMs: 0 },
  faults: { zh: [], en: [] },
});

const story = told([...beginning, ...press]);

function connected(...names: readonly string[]): Apps {
  const apps = new Apps();
  for (const app of names) {
    apps.receive({ type: 'app', hello: hello(app), connected: true }, 0);
    apps.receive({ type: 'records', app, records: story }, 0);
  }
  return apps;
}

describe('several apps at once', () => {
  test('are kept apart, also a recording of one that is connected', () => {
    const apps = connected('one', 'two');
    const file = apps.open('one.jsonl', hello('one'), story.slice(0, 4), 0);
    apps.receive({ type: 'records', app: 'one', records: told([{ type: 'gone', actor: 'x:1' }], 10) }, 0);
    expect(apps.all.map(({ key, source }) => [key, source])).toEqual([
      ['one', 'connected'],
      ['two', 'connected'],
      [file.key, 'file'],
    ]);
    expect(apps.all.map((app) => app.history.lastSeq)).toEqual([11, 10, 4]);
  });

  test('one that leaves and comes back goes on; with the relay, all leave but recordings', () => {
    const apps = connected('one');
    apps.open('x.jsonl', hello('one'), story, 0);
    apps.loseAll();
    expect(apps.all.map(({ source }) => source)).toEqual(['away', 'file']);
    apps.receive({ type: 'app', hello: hello('one'), connected: true }, 0);
    apps.receive({ type: 'records', app: 'one', records: story }, 0);
    expect(apps.get('one')).toMatchObject({ source: 'connected' });
    expect(apps.get('one')?.sequence.rows).toHaveLength(4);
    apps.receive({ type: 'away', app: 'one' }, 0);
    expect(apps.get('one')?.source).toBe('away');
  });

  test('what comes of an app that nobody named is left out', () => {
    expect(connected('one').receive({ type: 'records', app: 'who', records: story }, 0)).toBeUndefined();
  });
});

describe('looking back', () => {
  test('goes from change to change, of any actor or of one; past the last one is live', () => {
    const app = connected('one').get('one');
    if (!app) throw new Error('no app');
    const seen = (step: () => void) => {
      step();
      return app.lookedAt;
    };
    expect(seen(() => app.step(-1))).toBe(10);
    expect(seen(() => app.step(-1))).toBe(9);
    expect(seen(() => app.step(-1, 'x:1'))).toBe(5);
    expect(app.moment.actors.get('x:1')?.context).toMatchObject({ presses: 0 });
    expect(app.timeMs(0)).toBe(1_000_500);
    expect(seen(() => app.step(-1))).toBe(5);
    expect(seen(() => app.step(1, 'x:1'))).toBe(10);
    expect(seen(() => app.step(1))).toBeNull();
    expect(app.isLive).toBe(true);
  });

  test('shows what there was while more happens', () => {
    const apps = connected('one');
    const app = apps.get('one');
    app?.lookAt(5);
    apps.receive({ type: 'records', app: 'one', records: told([{ type: 'gone', actor: 'x:1' }], 10) }, 0);
    expect(app?.moment.actors.get('x:1')?.isGone).toBe(false);
    app?.lookAt(null);
    expect(app?.moment.actors.get('x:1')?.isGone).toBe(true);
  });
});

test('what an actor was last sent is known by type', () => {
  const app = connected('one').get('one');
  app?.append(told([{ type: 'event', to: 'x:1', event: { type: 'DIM', by: 3 } }], 10), 0);
  expect(app?.lastPayload('DIM', 'x:1')).toEqual({ by: 3 });
  expect(app?.lastPayload('PRESS')).toEqual({});
  expect(app?.lastPayload('DIM', 'x:2')).toBeUndefined();
});

describe('sending', () => {
  const on = { isConnected: true, isSendingOn: true };
  const live = { source: 'connected', isLive: true } as const;
  const actor = { isGone: false };

  test('is possible to a living actor of a connected app that is looked at live', () => {
    expect(whyNotToActor(live, actor, on)).toBeNull();
    expect(whyNotToApp(live, on)).toBeNull();
  });

  test.each([
    ['file', { source: 'file', isLive: true }, actor, { isConnected: false, isSendingOn: false }],
    ['lost', live, actor, { isConnected: false, isSendingOn: true }],
    ['sendingOff', live, actor, { isConnected: true, isSendingOn: false }],
    ['appAway', { source: 'away', isLive: true }, actor, on],
    ['appAway', undefined, actor, on],
    ['lookingBack', { source: 'connected', isLive: false }, actor, on],
    ['noActor', live, undefined, on],
    ['gone', live, { isGone: true }, on],
  ] as const)('is off otherwise: %s', (whyNot, app, to, way) => {
    expect(whyNotToActor(app, to, way)).toBe(whyNot);
  });
});

test('live, what was taken within a second is lit; looking back, what was taken in that step', () => {
  const app = connected('one').get('one');
  const light = (actor: string) => {
    const shown = app?.moment.actors.get(actor);
    if (!app || !shown) throw new Error('no actor');
    return lightsOf(app, shown, lamp, new TakenLately(), 5_000);
  };
  expect(light('x:1').taken.size).toBe(0);
  app?.lookAt(10);
  expect([...light('x:1').taken]).toEqual(['lamp.light.dark:0']);
  expect(light('x:1').active).toContain('lamp.light.bright');
  expect(light('x:1').countdowns).toMatchObject([{ state: 'lamp.light.bright', remainingMs: 4_000 }]);
  app?.lookAt(9);
  expect(light('x:1').taken.size).toBe(0);
});

describe('the tree of actors', () => {
  const moment = connected('one').get('one')?.moment;
  if (!moment) throw new Error('no moment');

  test('has children under their parents, with what their parents do not say, and where they are', () => {
    const rows = actorTree(moment, { showsGone: false, text: '' });
    expect(rows.map(({ depth, name, states }) => [depth, name, states])).toEqual([
      [0, 'house', []],
      [1, 'lamp hall', ['light.bright', 'colour.white']],
      [2, 'timer', []],
    ]);
  });

  test('keeps those above one that is looked for, and shows the gone on wish', () => {
    expect(actorTree(moment, { showsGone: false, text: 'TIMER' })).toHaveLength(3);
    expect(actorTree(moment, { showsGone: false, text: 'hall' })).toHaveLength(3);
    expect(actorTree(moment, { showsGone: false, text: 'nobody' })).toEqual([]);
    const later = connected('one');
    later.receive({ type: 'records', app: 'one', records: told([{ type: 'gone', actor: 'x:2' }], 10) }, 0);
    const after = later.get('one')?.moment ?? moment;
    expect(actorTree(after, { showsGone: false, text: '' })).toHaveLength(2);
    expect(actorTree(after, { showsGone: true, text: '' }).map(({ isGone }) => isGone)).toEqual([false, false, true]);
  });

  test('shows the last session first, or whatever has states', () => {
    expect(firstChoice(moment)).toBe('x:1');
    const session = { type: 'actor' as const, parent: 'x:0', src: '', machine: 'session' };
    const apps = connected('one');
    const two = [
      { ...session, id: 'x:8', name: 'session 1' },
      { ...session, id: 'x:9', name: 'session 2' },
    ];
    apps.receive({ type: 'records', app: 'one', records: told(two, 10) }, 0);
    expect(apps.get('one')?.shownActor).toBe('x:9');
  });
});

describe('the clock of an app', () => {
  test('goes on from what was heard last, as fast as the app’s own', () => {
    const clock = new AppClock();
    clock.heard(1_000, 50_000);
    expect(clock.now(50_500)).toBe(1_500);
    clock.heard(13_100, 53_000);
    expect(clock.now(53_500)).toBe(15_100);
  });
});
