import { isServedAsFiles } from '../../dom/served';
import type { BuildState } from '../server/build-state.types';

/** Hears of every build: at once of the latest, then of each new one. */
export function listenToBuilds(onState: (state: BuildState) => void): void {
  if (isServedAsFiles()) return;
  const source = new EventSource('events');
  source.onmessage = ({ data }) => onState(JSON.parse(data) as BuildState);
}
