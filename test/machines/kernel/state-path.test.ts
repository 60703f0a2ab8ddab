import { statePath, statePaths } from '../../../machines/kernel/state-path';

describe('the paths of a state', () => {
  test('the paths of a state are those of the innermost states, one a region', () => {
    expect(statePaths('inited')).toEqual(['inited']);
    expect(statePaths({ using: { service: 'pulling' } })).toEqual(['using.service.pulling']);
    expect(statePaths({ viewing: { intent: 'playing', stream: { ended: 'over' } } })).toEqual([
      'viewing.intent.playing',
      'viewing.stream.ended.over',
    ]);
  });

  test('the paths of a state end at a state that has no inner ones', () => {
    expect(statePaths({ environment: {}, visibility: 'shown' })).toEqual(['environment', 'visibility.shown']);
  });
});

describe('the path of a state as text', () => {
  test('the path of a state as text leads to the innermost state', () => {
    expect(statePath('idle')).toBe('idle');
    expect(statePath({ watching: { pulling: 'playing' } })).toBe('watching.pulling.playing');
  });

  test('the path of a state as text names every region where there are several', () => {
    expect(statePath({ light: 'bright', door: { open: 'wide' } })).toBe('light.bright & door.open.wide');
  });
});
