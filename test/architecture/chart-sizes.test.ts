import path from 'node:path';
import { disposeProjects, makeProject } from '../build/fixture/project';
import { longCharts, MOST_LINES, MOST_STATE_IN, stateInPlaces } from './chart-sizes';

const repository = path.resolve(__dirname, '../..');

describe('this project', () => {
  test('regions see each other by stateIn in few places', () => {
    const tooMany = stateInPlaces(repository).slice(MOST_STATE_IN);
    expect(tooMany).toEqual([]);
  });

  test('every chart fits in a head', () => {
    expect(longCharts(repository)).toEqual([]);
  });
});

describe('what is too much is found', () => {
  afterEach(disposeProjects);

  test('each stateIn in code, wherever it stands, and none in a comment', () => {
    const guards = [
      "import { or, stateIn } from 'xstate';",
      '/** What `stateIn(…)` would say. */',
      "const isWanted = or([stateIn({ a: 'b' }), stateIn('#c')]);",
      "// stateIn('#d')",
      'const isStreamIn = (state: string) => stateIn({ stream: state });',
    ].join('\n');
    const { root } = makeProject({ 'machines/some/some.guards.ts': guards });
    const file = 'machines/some/some.guards.ts';
    expect(stateInPlaces(root)).toEqual([`${file}:3`, `${file}:3`, `${file}:5`]);
  });

  test.each(['long.machine.ts', 'long.region.ts', 'long.state.ts'])('a chart with a line too many: %s', (name) => {
    const lines = (count: number) => '// a line\n'.repeat(count);
    const { root } = makeProject({
      [`machines/${name}`]: lines(MOST_LINES + 1),
      'machines/fits.machine.ts': lines(MOST_LINES),
      'machines/no-chart.ts': lines(MOST_LINES + 1),
    });
    expect(longCharts(root)).toEqual([`machines/${name} has ${MOST_LINES + 1} lines, ${MOST_LINES} at most`]);
  });
});
