import type { FaultAction, FaultGroup, Faults } from '../fault.types';

/** A title or an explanation: Chinese, English. */
type Sentence = readonly [zh: string, en: string];

/** Makes the actions of one group, so that a list of them reads as one. */
export function actionsOf(group: FaultGroup) {
  return (
    id: string,
    title: Sentence,
    explanation: Sentence,
    run: (faults: Faults) => void,
    more: Pick<FaultAction, 'end' | 'ends' | 'way'> = {},
  ): FaultAction => ({
    ...more,
    id: `${group}.${id}`,
    group,
    title: { zh: title[0], en: title[1] },
    explanation: { zh: explanation[0], en: explanation[1] },
    run,
  });
}
