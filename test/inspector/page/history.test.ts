import type { RecordMessage } from '../../../development/inspector/protocol.types';
import { History } from '../../../tools/inspector/page/model/history';
import { apply, emptyMoment, type Moment, mostGone } from '../../../tools/inspector/page/model/moment';
import { beginning, press, sent, snapshot, told } from './story';

const story = told([...beginning, ...press]);

function replayed(records: readonly RecordMessage[]): Moment {
  const moment = emptyMoment();
  for (const record of records) apply(moment, record);
  return moment;
}

describe('what is known after the last record', () => {
  const { latest } = historyOf(story);

  test('is what each actor is: states, changed context, the transitions it took, what it waits for', () => {
    expect(latest.actors.get('x:1')).toMatchObject({
      parent: 'x:0',
      status: 'active',
      active: ['lamp', 'lamp.light', 'lamp.light.bright', 'lamp.colour', 'lamp.colour.white'],
      context: { presses: 1, owner: 'Ada' },
      event: 'PRESS',
      taken: ['lamp.light.dark:0'],
      delays: [{ delayMs: 4_000 }],
    });
  });

  test('an actor that has said nothing yet is starting; one that is gone stays, without delays', () => {
    expect(latest.actors.get('x:0')?.status).toBe('starting');
    const after = historyOf([...story, ...told([{ type: 'gone', actor: 'x:1' }], story.length)]).latest;
    expect(after.actors.get('x:1')).toMatchObject({ isGone: true, delays: [], status: 'active' });
  });

  test('of 500 actors that came and went the last 200 are left', () => {
    const crowd = Array.from({ length: 500 }, (_, index) => `y:${index}`);
    const history = historyOf(
      told(
        crowd.flatMap((id) => [
          { type: 'actor' as const, id, name: id, src: '' },
          { type: 'gone' as const, actor: id },
        ]),
      ),
    );
    expect(history.latest.actors.size).toBe(mostGone);
    expect([...history.latest.actors.keys()].at(-1)).toBe('y:499');
  });
});

describe('looking back', () => {
  test('any moment is what the records until then make it, wherever one starts to count', () => {
    const long = longStory(1_500);
    const history = historyOf(long);
    for (const seq of [0, 1, 7, 399, 400, 401, 1_000, long.length]) {
      const then = history.momentAt(seq);
      const expected = replayed(long.filter((record) => record.seq <= seq));
      expect([...then.actors.values()]).toEqual([...expected.actors.values()]);
    }
    expect(history.latest).toEqual(history.momentAt(long.length));
  });

  test('steps go from change to change, and end at both ends', () => {
    const history = historyOf(story);
    const isChange = (record: RecordMessage) => record.type === 'snapshot';
    expect(history.next(story.length + 1, -1, isChange)?.seq).toBe(10);
    expect(history.next(10, -1, isChange)?.seq).toBe(9);
    expect(history.next(9, 1, isChange)?.seq).toBe(10);
    expect(history.next(10, 1, isChange)).toBeUndefined();
    expect(history.next(5, -1, isChange)).toBeUndefined();
  });
});

describe('what comes again, and what does not come', () => {
  test('a record that is known is taken once', () => {
    const history = historyOf(story);
    expect(history.append(story)).toEqual([]);
    expect(history.append(told([sent('x:1', 'PRESS')], story.length))).toHaveLength(1);
    expect(history.lastSeq).toBe(story.length + 1);
  });

  test('what is lost is counted, and whoever does not stand any more is gone', () => {
    const history = historyOf(story);
    const [machine, actor] = told([
      beginning[2] as (typeof beginning)[number],
      beginning[3] as (typeof beginning)[number],
    ]) as never[];
    const lost: RecordMessage = { type: 'lost', seq: 50, atMs: 1, standing: [machine, actor] as never };
    history.append([lost]);
    expect(history.lostCount).toBe(40);
    expect([...history.latest.actors.values()].map(({ id, isGone }) => [id, isGone])).toEqual([
      ['x:0', true],
      ['x:1', false],
      ['x:2', true],
    ]);
    expect(history.append([{ ...lost, seq: 49 }])).toEqual([]);
  });
});

describe('more than is kept', () => {
  const long = longStory(900);
  const history = new History(500, 100);
  for (const record of long) history.append([record]);

  test('is folded into the first moment, and said', () => {
    expect(history.all.length).toBeLessThanOrEqual(500);
    expect(history.lostCount).toBe(long.length - history.all.length);
    expect(history.momentAt(0).actors.get('x:1')?.isGone).toBe(false);
    expect(history.momentAt(long.length)).toEqual(replayed(long));
  });

  test('goes into a recording as what stood when it was folded', () => {
    const reopened = historyOf(history.toRecords());
    const shown = ({ actors }: Moment) =>
      [...actors.values()].map(({ id, value, context }) => ({ id, value, context }));
    expect(shown(reopened.latest)).toEqual(shown(history.latest));
    expect(reopened.toRecords()[0]).toMatchObject({ type: 'lost' });
    expect(historyOf(story).toRecords()).toEqual(story);
  });
});

function historyOf(records: readonly RecordMessage[]): History {
  const history = new History();
  history.append(records);
  return history;
}

function longStory(changes: number): RecordMessage[] {
  const pressed = Array.from({ length: changes }, (_, presses) =>
    snapshot('x:1', { event: 'PRESS', changed: { presses }, value: { light: 'dark', colour: 'white' } }),
  );
  return told([...beginning, ...pressed]);
}
