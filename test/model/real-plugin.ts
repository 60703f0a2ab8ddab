import type { Ports } from '../../machines/kernel/ports';
import { createLanes, type Lanes } from '../../machines/lane';
import { selectXp2p } from '../../miniprogram/plugins/xp2p';
import { xp2pDevices } from '../../miniprogram/plugins/xp2p/xp2p-devices';
import type { PluginGeneration } from '../../simulator/generations';
import { seededRandom } from '../../simulator/random';
import { createSimulation, type Simulation } from '../../simulator/simulation';
import { appParams } from '../miniprogram/plugins/xp2p/stage';
import { Diary } from '../simulation/phone/diary';
import { NumberedCamera } from '../simulation/phone/numbered-stream';
import { PluginLedger } from '../simulation/phone/plugin-ledger';
import { Violations } from '../simulation/violations';
import { PtzBooks } from '../simulation/watches/ptz-books';
import { VirtualClock } from '../support/virtual-clock';

const START_MS = 1_700_000_000_000;
const INIT_MS = 2_000;
const UNTIL_GIVEN_BACK_MS = 30_000;

export interface RealPlugin {
  readonly clock: VirtualClock;
  readonly faults: Simulation['faults'];
  readonly input: { readonly ports: Pick<Ports, 'xp2p' | 'devices' | 'clock'>; readonly lanes: Lanes };
  /** What its books found wrong (invariants 1 to 3), and what is held at the end. */
  end(): Promise<readonly string[]>;
}

/** The simulated plugin of a generation, behind its real adapter. */
export async function realPlugin(generation: PluginGeneration, isInited: boolean): Promise<RealPlugin> {
  const clock = new VirtualClock(START_MS);
  const camera = new NumberedCamera(clock);
  const violations = new Violations(clock.now);
  const simulation = createSimulation({ clock, random: seededRandom(1), cameras: camera, generation });
  const ledger = new PluginLedger({
    violations,
    camera,
    // each path ends by stopping the chart, whose children stop in the order in which they began: of an app the plugin goes with it
    ptz: new PtzBooks(new Violations(clock.now), clock.now),
    diary: new Diary(clock),
    isAsked: () => true,
    post: (deliver) => deliver(),
    isLost: () => false,
    trace: () => undefined,
  });
  const plugin = ledger.wrap(simulation.xp2pPlugin);
  const { xp2p } = selectXp2p(plugin, appParams);
  const devices = xp2pDevices(plugin.p2p);
  if (isInited) {
    for (const each of xp2p.generations) void xp2p.init(each, 'camera', () => undefined).catch(() => undefined);
    await clock.advance(INIT_MS);
  }
  return {
    clock,
    faults: simulation.faults,
    input: { ports: { xp2p, devices, clock }, lanes: createLanes(clock) },
    end: async () => {
      simulation.faults.clear();
      await clock.advance(UNTIL_GIVEN_BACK_MS);
      return [
        ...violations.found.map(({ what }) => what),
        ...[...ledger.unreleased()].map((held) => `${held} is held at the end`),
      ];
    },
  };
}
