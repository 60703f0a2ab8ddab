import type { Clock } from '../machines/kernel/ports';
import { type LaunchOptions, launchOptionsOf } from './launch-options';
import { seededRandom } from './random';
import { createSimulation, type Simulation } from './simulation';

export { CATALOGUE, catalogueOf, FAULTS } from './fault-catalogue';
export { createSimulation, type Simulation } from './simulation';

/** The time of the phone, or of the browser. */
const systemClock: Clock = {
  setTimeout: (fire, delayMs) => setTimeout(fire, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as number),
  now: () => Date.now(),
};

let running: Simulation | undefined;

/**
 * The mini-program's one simulated world, made when it is first asked for; the query that the mini-program was launched
 * with chooses generation, platform and seed. `clock` is heeded the first time only.
 */
export function simulation(clock: Clock = systemClock): Simulation {
  if (!running) {
    const { seed, ...options } = launchOptions();
    running = createSimulation({ ...options, clock, random: seed === undefined ? Math.random : seededRandom(seed) });
  }
  return running;
}

function launchOptions(): LaunchOptions {
  if (typeof wx === 'undefined' || !wx.getLaunchOptionsSync) return {};
  return launchOptionsOf(wx.getLaunchOptionsSync().query ?? {}, wx.getDeviceInfo?.().platform);
}
