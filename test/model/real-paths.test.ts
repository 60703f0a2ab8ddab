import { connection } from './models/connection';
import { generation } from './models/generation';
import { type RealWalked, walkReally } from './real-paths';
import { connectionWorld, generationWorld } from './real-worlds';
import { type Model, transitionsOf } from './walk';

/** Other programs run here, on a machine that may be busy. */
jest.setTimeout(120_000);

const charts = [
  { model: connection as Model, world: connectionWorld },
  { model: generation as Model, world: generationWorld },
];
const rows: string[] = ['machine, plugin, transitions, taken, paths, walked to their end'];
afterAll(() => console.log(rows.join('\n')));

/** A plugin that answers with numbers, and one that rejects and has two modules. */
describe.each(['1.3', '3.1'] as const)('over the simulated plugin %s', (plugin) => {
  describe.each(charts.map((chart) => ({ ...chart, name: chart.model.name })))('$name', ({ model, world, name }) => {
    let walked: RealWalked;
    beforeAll(async () => {
      walked = await walkReally(model, world, plugin);
      const transitions = transitionsOf(model.machine).size;
      const { notTaken, paths } = walked;
      rows.push([name, plugin, transitions, transitions - notTaken.length, paths, walked.walked].join(', '));
    });

    test('with its real actors it is where the model says after every event', () => {
      expect(walked.differences).toEqual([]);
    });

    test('every event of every path can be brought about, but for those that are never said, for a reason', () => {
      expect(walked.neverCame).toEqual([]);
    });

    test('every transition is taken, but for those of events that are never said', () => {
      const isUnsaid = (transition: string) => {
        const [node, event = ''] = transition.split(' ');
        return event in world.unsaid || `${event}.${node}` in world.unsaid;
      };
      expect(walked.notTaken.filter((transition) => !isUnsaid(transition))).toEqual([]);
      expect(walked.notTaken).toHaveLength(Object.keys(world.unsaid).length);
    });

    test('no service or stream is started twice, none is left behind, and no module is initialised twice', () => {
      expect(walked.violations).toEqual([]);
    });
  });
});
