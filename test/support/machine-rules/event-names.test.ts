import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

describe('keys of on', () => {
  const events = { GO: true, 'picture.weak': true, 'picture.shown': true, 'player.letGo': true } as const;
  const heard = (...descriptors: string[]) =>
    checkMachine(
      bare.createMachine({
        id: 'm',
        initial: 'a',
        states: { a: { on: Object.fromEntries(descriptors.map((descriptor) => [descriptor, { actions: 'note' }])) } },
      }),
      { events: { m: events } },
    );

  test('keys of on that are no event of the chart are found', () => {
    expect(heard('picture.waek', 'OG')).toEqual([
      "m.a: 'picture.waek' is no event of the chart; near: 'picture.weak', 'picture.shown', 'player.letGo'",
      "m.a: 'OG' is no event of the chart; near: 'GO', 'player.letGo', 'picture.weak'",
    ]);
  });

  test('keys of on that are a wildcard which takes no event are found', () => {
    expect(heard('picture.*', 'pictures.*', 'player.*', '*')).toEqual([
      expect.stringMatching(/^m\.a: 'pictures\.\*' is no event of the chart; near: /),
    ]);
  });

  test('keys of on that are events of the chart, or XState’s own, are fine', () => {
    expect(heard('GO', 'picture.weak', 'xstate.done.actor.call', 'xstate.error.actor.call')).toEqual([]);
  });

  test('a chart whose events are not told, while those of others are, is found', () => {
    const chart = bare.createMachine({ id: 'other', on: { GO: { actions: 'note' } } });
    expect(checkMachine(chart, { events: { m: events } })).toEqual(['other: its events are not told']);
  });

  test('keys of on are not looked at where nobody says what the events are', () => {
    expect(checkMachine(bare.createMachine({ id: 'm', on: { ANYTHING: { actions: 'note' } } }))).toEqual([]);
  });
});
