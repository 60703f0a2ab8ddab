import { connection } from './models/connection';
import { generation } from './models/generation';
import { picture } from './models/picture';
import { player } from './models/player';
import { type RealWalked, type RealWorld, unsaidIn, walkReally } from './real-paths';
import { connectionWorld, generationWorld, pictureWorld, playerWorld } from './real-worlds';
import { type Model, transitionsOf } from './walk';

/** Other programs run here, on a machine that may be busy. */

const charts: readonly { readonly model: Model; readonly world: RealWorld }[] = [
  { model: connection, world: connectionWorld },
  { model: generation, world: generationWorld },
  { model: player, world: playerWorld },
  { model: picture, world: pictureWorld },
];
const rows: string[] = ['machine, in, transitions, taken, paths, walked to their end'];
afterAll(() => console.log(rows.join('\n')));

describe.each(
  charts.flatMap((chart) => Object.keys(chart.world.kinds).map((kind) => ({ ...chart, kind, name: chart.model.name }))),
)('$name in the world of $kind', ({ model, world, kind, name }) => {
  let walked: RealWalked;
  beforeAll(async () => {
    walked = await walkReally(model, world, kind);
    const transitions = transitionsOf(model.machine).size;
    const { notTaken, paths } = walked;
    rows.push([name, kind, transitions, transitions - notTaken.length, paths, walked.walked].join(', '));
  });

  test('the chart with its real actors is where the model says after every event', () => {
    expect(walked.differences).toEqual([]);
  });

  test('every event of every path can be brought about, but for those that are never said, for a reason', () => {
    expect(walked.neverCame).toEqual([]);
  });

  test('every transition is taken, but for those of events that are never said', () => {
    const unsaid = unsaidIn(world, kind);
    const reasonFor = (transition: string) => {
      const [node, event = ''] = transition.split(' ');
      return [transition, event, `${event}.${node}`].find((name) => name in unsaid);
    };
    expect(walked.notTaken.filter((transition) => reasonFor(transition) === undefined)).toEqual([]);
    expect(walked.notTaken.map(reasonFor).sort()).toEqual(Object.keys(unsaid).sort());
  });

  test('nothing is started twice or left behind', () => {
    expect(walked.violations).toEqual([]);
  });
});
