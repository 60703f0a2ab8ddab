import type { AnyStateNode } from 'xstate';

interface InvokeConfig {
  readonly id?: string;
  readonly src?: unknown;
  readonly onError?: unknown;
}

/** Finds invokes without an explicit id, and without `onError`: an error there would end the root actor. */
export function checkInvokes(states: readonly AnyStateNode[]): string[] {
  return states.flatMap((state) =>
    invokesOf(state).flatMap((invoke) => {
      const name = invoke.id ?? (typeof invoke.src === 'string' ? invoke.src : 'without a name');
      return [
        ...(invoke.id ? [] : [`${state.id}: invoke '${name}' has no id of its own`]),
        ...(invoke.onError === undefined ? [`${state.id}: invoke '${name}' has no onError`] : []),
      ];
    }),
  );
}

/** As they stand in the chart: XState fills ids in. */
function invokesOf(state: AnyStateNode): InvokeConfig[] {
  return [state.config.invoke ?? []].flat() as InvokeConfig[];
}
