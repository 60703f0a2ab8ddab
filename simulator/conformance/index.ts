import type { Bench, Row } from './conformance.types';
import { fileScripts } from './file-rows';
import { managedScripts } from './managed-rows';
import { moduleScripts } from './module-rows';
import { phoneScripts } from './phone-rows';
import { playerScripts } from './player-rows';
import { serviceScripts } from './service-rows';
import { sentenceOf, stageOn } from './stage';
import { streamScripts } from './stream-rows';
import { timeScripts } from './time-rows';

export type { Bench, Fate, ManagedDeed, NodeDeed, OutsideCall, PluginWord, Row, World } from './conformance.types';

/**
 * What `machines/kernel/ports.ts` promises, as rows that any test runner plays (docs/ports.md):
 *
 *     for (const { name, run } of portsConformance(make)) test(name, run);
 *
 * `make` makes new ports and the world behind them, once for each row.
 */
export function portsConformance(make: () => Bench | Promise<Bench>): readonly Row[] {
  const scripts = [
    ...timeScripts,
    ...moduleScripts,
    ...serviceScripts,
    ...streamScripts,
    ...playerScripts,
    ...managedScripts,
    ...phoneScripts,
    ...fileScripts,
  ];
  return scripts.map(({ name, ports, play }) => ({
    name,
    ports,
    async run() {
      const bench = await make();
      const moves: string[] = [];
      try {
        await play(stageOn(bench, moves));
      } catch (reason) {
        throw sentenceOf(reason, moves);
      } finally {
        await bench.end?.();
      }
    },
  }));
}
