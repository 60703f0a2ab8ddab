import { assign, createActor, createMachine } from 'xstate';
import { connect } from '../../../miniprogram/runtime/connect';
import { settle } from '../../support/virtual-clock';
import { FakeActor, FakePage } from './fake-page';

interface Snapshot {
  readonly status: { readonly text: string; readonly tone: string };
  readonly muted: boolean;
}

const live: Snapshot = { status: { text: 'Live', tone: 'live' }, muted: false };
const weak: Snapshot = { status: { text: 'Weak network', tone: 'live' }, muted: false };
const mutedWeak: Snapshot = { ...weak, muted: true };

function connected(first: Snapshot = live) {
  const actor = new FakeActor(first);
  const page = new FakePage();
  const view = jest.fn((snapshot: Snapshot) => ({ session: snapshot }));
  return { actor, page, view, connection: connect(actor, page, view) };
}

describe('a page connected to an actor', () => {
  test('a page connected to an actor has its whole first view before its first frame', () => {
    const { page } = connected();
    expect(page.calls).toEqual([{ session: live }]);
  });

  test('a page connected to an actor is not told what its data begins with', () => {
    const page = new FakePage();
    page.data = { session: structuredClone(live) };
    connect(new FakeActor(live), page, (session) => ({ session }));
    expect(page.calls).toEqual([]);
    const other = new FakePage();
    other.data = { session: structuredClone(live) };
    connect(new FakeActor(mutedWeak), other, (session) => ({ session }));
    expect(other.calls).toEqual([{ 'session.status.text': 'Weak network', 'session.muted': true }]);
  });

  test('a page connected to an actor is told of a change by its path alone', async () => {
    const { actor, page } = connected();
    actor.become(weak);
    await settle();
    expect(page.calls.slice(1)).toEqual([{ 'session.status.text': 'Weak network' }]);
  });

  test('a page connected to an actor is told once of a burst, of its last snapshot, and no view in between is computed', async () => {
    const { actor, page, view } = connected();
    actor.become(weak);
    actor.become(live);
    actor.become(mutedWeak);
    expect(page.calls).toHaveLength(1);
    await settle();
    expect(page.calls.slice(1)).toEqual([{ 'session.status.text': 'Weak network', 'session.muted': true }]);
    expect(view).toHaveBeenCalledTimes(2);
  });

  test('a page connected to an actor hears nothing of a burst that ends where it began', async () => {
    const { actor, page } = connected();
    actor.become(weak);
    actor.become({ ...live });
    await settle();
    expect(page.calls).toHaveLength(1);
  });

  test('a page connected to an actor is told again after each burst', async () => {
    const { actor, page } = connected();
    actor.become(weak);
    await settle();
    actor.become(mutedWeak);
    await settle();
    expect(page.calls.slice(1)).toEqual([{ 'session.status.text': 'Weak network' }, { 'session.muted': true }]);
  });

  test('a page connected to an actor computes nothing for a snapshot that is the same object', async () => {
    const { actor, view } = connected();
    actor.become(live);
    await settle();
    expect(view).toHaveBeenCalledTimes(1);
  });

  test('a page connected to an actor never calls setData for a snapshot that looks the same', async () => {
    const { actor, page } = connected();
    actor.become({ status: { ...live.status }, muted: false });
    await settle();
    expect(page.calls).toHaveLength(1);
  });

  test('a page connected to an actor sets no key that is not in the view', async () => {
    const actor = new FakeActor({ shown: 1, inner: 'a' });
    const page = new FakePage();
    connect(actor, page, ({ shown }) => ({ shown }));
    actor.become({ shown: 1, inner: 'b' });
    await settle();
    actor.become({ shown: 2, inner: 'c' });
    await settle();
    expect(page.calls).toEqual([{ shown: 1 }, { shown: 2 }]);
  });
});

describe('a hidden page', () => {
  test('a hidden page is left alone, and on return told the latest, once', async () => {
    const { actor, page, view, connection } = connected();
    connection.hide();
    actor.become(weak);
    await settle();
    actor.become(mutedWeak);
    await settle();
    expect(page.calls).toHaveLength(1);
    expect(view).toHaveBeenCalledTimes(1);
    connection.show();
    expect(page.calls.slice(1)).toEqual([{ 'session.status.text': 'Weak network', 'session.muted': true }]);
    await settle();
    expect(page.calls).toHaveLength(2);
  });

  test('a hidden page misses nothing that happened in the same moment in which it was hidden', async () => {
    const { actor, page, connection } = connected();
    actor.become(weak);
    connection.hide();
    await settle();
    expect(page.calls).toHaveLength(1);
    connection.show();
    expect(page.data).toEqual({ session: weak });
  });

  test('a hidden page that returns before the burst is over is told once', async () => {
    const { actor, page, connection } = connected();
    actor.become(weak);
    connection.hide();
    connection.show();
    actor.become(mutedWeak);
    await settle();
    expect(page.calls.slice(1)).toEqual([{ 'session.status.text': 'Weak network' }, { 'session.muted': true }]);
    expect(page.data).toEqual({ session: mutedWeak });
  });

  test('a hidden page that returns to find nothing changed is told nothing', () => {
    const { page, view, connection } = connected();
    connection.hide();
    connection.show();
    expect(page.calls).toHaveLength(1);
    expect(view).toHaveBeenCalledTimes(1);
  });

  test('a hidden page goes on hearing changes after its return', async () => {
    const { actor, page, connection } = connected();
    connection.hide();
    connection.show();
    actor.become(weak);
    await settle();
    expect(page.data).toEqual({ session: weak });
  });
});

describe('a page that is gone', () => {
  test('a page that is gone is told nothing more, not even what was already on its way', async () => {
    const { actor, page, connection } = connected();
    actor.become(weak);
    connection();
    await settle();
    actor.become(mutedWeak);
    await settle();
    expect(page.calls).toHaveLength(1);
    expect(actor.listenerCount).toBe(0);
  });

  test('a page that is gone is not brought back by a late show', () => {
    const { actor, page, connection } = connected();
    connection.hide();
    actor.become(weak);
    connection();
    connection.show();
    expect(page.calls).toHaveLength(1);
  });

  test('a page that is gone may end twice', () => {
    const { connection } = connected();
    connection();
    expect(() => connection()).not.toThrow();
  });
});

test('a page that sends an event while it is being set is told of what followed', async () => {
  const actor = new FakeActor(live);
  const page = new FakePage();
  const setData = page.setData.bind(page);
  page.setData = (changes) => {
    setData(changes);
    if ('session.muted' in changes) actor.become({ ...mutedWeak, muted: false });
  };
  connect(actor, page, (session) => ({ session }));
  actor.become({ ...live, muted: true });
  await settle();
  expect(page.data).toEqual({ session: weak });
});

test('one event of a real actor that makes three transitions is one setData, an ignored event is none', async () => {
  const counter = createMachine({
    types: {} as { context: { count: number }; events: { type: 'ADD' } },
    context: { count: 0 },
    initial: 'even',
    states: {
      even: { on: { ADD: { target: 'odd', actions: assign({ count: ({ context }) => context.count + 1 }) } } },
      odd: {},
    },
  });
  const actor = createActor(counter).start();
  const page = new FakePage();
  const view = jest.fn((snapshot: ReturnType<typeof actor.getSnapshot>) => ({ count: snapshot.context.count }));
  connect(actor, page, view);
  actor.send({ type: 'ADD' });
  actor.send({ type: 'ADD' });
  await settle();
  expect(page.calls).toEqual([{ count: 0 }, { count: 1 }]);
  expect(view).toHaveBeenCalledTimes(2);
});
