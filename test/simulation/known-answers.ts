import type { IotAssumptions } from '../../simulator/iot/iot-assumptions';
import type { Answers } from '../../tools/probe/probe.types';
import file from './known-answers.json';

/** How often is "without end" in JSON, which has no such number. */
export const ENDLESS = 'endless';

/** As the simulation has it. */
const knownOf = (answers: Answers): Partial<IotAssumptions> =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, value === ENDLESS ? Number.POSITIVE_INFINITY : value]),
  );

/** What was answered by now: no world of the simulation has it otherwise. Empty until somebody had the probe on a phone. */
export const knownAnswers = knownOf(file.answers);

/** The draws of which those that are known have one value left. */
export function fixedBy<Draws extends object>(draws: Draws, known: Partial<IotAssumptions>): Draws {
  const fixed = Object.entries(known)
    .filter(([name]) => Object.hasOwn(draws, name))
    .map(([name, value]) => [name, { values: [value] }]);
  return { ...draws, ...Object.fromEntries(fixed) };
}
