import { createActor } from 'xstate';
import type { LostMessage } from '../../../development/inspector/protocol.types';
import { Standing } from '../../../tools/inspector/relay/history.mjs';
import { Viewer } from '../../inspector/viewer';
import { crowdMachine, doorAt, endAll, lost, mute, note, notes, serve, snapshots } from './client-support';

afterEach(endAll);

describe('when the relay is away', () => {
  test('what happened before the relay came is told when it comes', async () => {
    const early = await serve();
    await early.close();
    const door = doorAt(early.appUrl);
    for (let count = 1; count <= 100; count += 1) note(door, count);
    await door.clock.advance(5_000);
    const server = await serve(early.port);
    const viewer = await Viewer.open(server.url);
    await door.runUntil(viewer.until((v) => notes(v.records()).at(-1) === 100));
    expect(notes(viewer.records())).toHaveLength(100);
    expect(viewer.records()[0]).toMatchObject({ seq: 1 });
  });

  test('a relay is killed and started again: a viewer that stays misses nothing, and one that comes has everything', async () => {
    const first = await serve();
    const staying = await Viewer.open(first.url);
    const door = doorAt(first.appUrl);
    note(door, 1);
    await door.runUntil(staying.until((v) => notes(v.records()).includes(1)));
    await first.close();
    await staying.untilClosed();
    note(door, 2);
    await door.clock.advance(2_000);
    const second = await serve(first.port);
    const coming = await Viewer.open(second.url);
    note(door, 3);
    await door.runUntil(coming.until((v) => notes(v.records()).includes(3)));
    expect(notes(coming.records())).toEqual([1, 2, 3]);
    const seen = staying.records().at(-1)?.seq ?? 0;
    const missed = coming.records().filter(({ seq }) => seq > seen);
    expect(missed[0]?.seq).toBe(seen + 1);
    expect(coming.apps()).toEqual(staying.apps());
  });

  test('a mini-program that restarts is another app to the relay', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const first = doorAt(server.appUrl);
    await first.runUntil(viewer.until((v) => v.records().length > 0));
    first.end();
    const second = doorAt(server.appUrl);
    await second.runUntil(viewer.until((v) => v.apps().length === 2 && v.records(v.apps()[1]).length > 0));
    expect(viewer.records(viewer.apps()[1])[0]).toMatchObject({ type: 'machine', seq: 1 });
  });

  test('a relay is away so long that not everything fits: the client says so, and what there is now is whole', async () => {
    const early = await serve();
    await early.close();
    const door = doorAt(early.appUrl);
    door.door.send({ type: 'OPEN' });
    for (let count = 2; count <= 3_000; count += 1) note(door, count);
    const server = await serve(early.port);
    const viewer = await Viewer.open(server.url);
    await door.runUntil(viewer.until((v) => v.records().length > 0));
    note(door, 9_999);
    await door.runUntil(viewer.until((v) => notes(v.records()).includes(9_999)));
    const all = viewer.records();
    const at = all.findIndex(({ type }) => type === 'lost');
    const [before, told, after] = [all.slice(0, at), all[at] as LostMessage, all.slice(at + 1)];
    // the beginning is there, what came after it is said to be missing, and from then on nothing is
    expect(before.length).toBeGreaterThan(1_900);
    expect(notes(before).at(-1)).toBeLessThan(2_000);
    const missing = told.seq - (before.at(-1)?.seq ?? 0);
    expect(missing).toBeGreaterThan((2 * 3_000 - before.length) / 2);
    expect(missing).toBeLessThan((2 * 3_000 - before.length) * 2);
    expect(told.standing).toContainEqual(expect.objectContaining({ type: 'machine', id: 'door' }));
    expect(told.standing).toContainEqual(
      expect.objectContaining({ type: 'snapshot', value: 'open', context: { count: 1 } }),
    );
    expect(notes(after)).toEqual([9_999]);
    expect(after[0]?.seq).toBe(told.seq + 1);
  });

  test('a relay is away so long that actors came and went: those that live are found again', async () => {
    const early = await serve();
    await early.close();
    const door = doorAt(early.appUrl);
    const crowd = createActor(crowdMachine, { inspect: door.inspector.observe, clock: door.clock });
    crowd.start();
    crowd.send({ type: 'CAME', guest: 1 });
    for (let count = 1; count <= 3_000; count += 1) note(door, count);
    crowd.send({ type: 'CAME', guest: 2 });
    crowd.send({ type: 'WENT', guest: 1 });
    const server = await serve(early.port);
    const viewer = await Viewer.open(server.url);
    await door.runUntil(viewer.until((v) => lost(v.records()).length > 0));
    const [first] = lost(viewer.records());
    const names = first?.standing.flatMap((one) =>
      one.type === 'actor' && one.name.includes('guest') ? [one.name] : [],
    );
    expect(names).toEqual([expect.stringContaining('guest 2')]);
    door.door.send({ type: 'OPEN' });
    crowd.send({ type: 'WENT', guest: 2 });
    await door.runUntil(viewer.until((v) => v.records().some(({ type }) => type === 'gone')));
  });

  test('a relay without memory gets what is kept of a long session, with what there was before it', async () => {
    const first = await serve();
    const staying = await Viewer.open(first.url);
    const door = doorAt(first.appUrl);
    for (let count = 1; count <= 2_500; count += 1) {
      note(door, count);
      if (count % 100 === 0) await door.runUntil(staying.until((v) => notes(v.records()).at(-1) === count));
    }
    expect(lost(staying.records())).toHaveLength(0);
    await first.close();
    await staying.untilClosed();
    const second = await serve(first.port);
    const coming = await Viewer.open(second.url);
    await door.runUntil(coming.until((v) => notes(v.records()).at(-1) === 2_500));
    const [began, ...rest] = coming.records();
    expect(began).toMatchObject({ type: 'lost' });
    expect(rest.length).toBeGreaterThan(1_000);
    // what was standing and what came after give the same as everything would have
    const [everything, kept] = [new Standing(), new Standing()];
    for (const record of staying.records()) everything.take(record);
    for (const record of coming.records()) kept.take(record);
    const contexts = (standing: Standing): unknown[] =>
      snapshots(standing.list()).map(({ actor, value, context }) => ({ actor, value, context }));
    expect(contexts(kept)).toEqual(contexts(everything));
  });

  test('the client does not try a relay again where it is not wanted', async () => {
    let dialled = 0;
    const door = doorAt(() => {
      dialled += 1;
      return { ...mute, onClose: (listener) => listener({ code: 4401 }) };
    });
    await door.clock.advance(600_000);
    expect(dialled).toBe(1);
    expect(door.clock.pending).toBe(0);
  });

  test('the client tries less and less often where there is no relay', async () => {
    let dialled = 0;
    const door = doorAt(() => {
      dialled += 1;
      throw new Error('no domain');
    });
    await door.clock.advance(31_000);
    expect(dialled).toBe(5 + 1);
    await door.clock.advance(60_000);
    expect(dialled).toBe(5 + 1 + 2);
  });
});
