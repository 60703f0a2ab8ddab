import { type EventObject, fromCallback, fromPromise } from 'xstate';
import { config } from '../kernel/config';
import type { ModuleFact, ModuleGeneration, Ports, SourceKind } from '../kernel/ports';
import type { Lanes } from '../lane';

interface PluginInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
}

interface GenerationInput extends PluginInput {
  readonly generation: ModuleGeneration;
}

interface InitInput extends GenerationInput {
  readonly source: SourceKind;
  tell(fact: ModuleFact): void;
}

/** `init` of one generation. Rejects with the plugin's failure, or with a deadline's. */
export const init = fromPromise<{ localPeerName: string }, InitInput>(({ input, signal }) => {
  const call = input.lanes.alone('init', () => input.ports.xp2p.init(input.generation, input.source, input.tell), {
    code: 'init',
    timeoutMs: config.initTimeout,
  });
  signal.addEventListener('abort', call.drop);
  return call.result;
});

/** `resetP2P()`, or `reset()` of one generation's module. Rejects with the plugin's failure, or with a deadline's. */
export const reset = fromPromise<{ localPeerName: string }, GenerationInput>(({ input, signal }) => {
  const call = input.lanes.alone('reset', () => input.ports.xp2p.reset(input.generation), {
    code: 'reset',
    timeoutMs: config.resetTimeout,
  });
  signal.addEventListener('abort', call.drop);
  return call.result;
});

/** `destroy()`: ends every generation. Resolves even when the plugin throws: there is nothing else to be done then. */
export const destroy = fromPromise<void, PluginInput>(async ({ input }) => {
  await input.lanes
    .alone('destroy', () => input.ports.xp2p.destroy(), { code: 'stop', timeoutMs: config.stopTimeout })
    .result.catch(() => undefined);
});

/** Hears of ids whose stop failed twice. */
export const jams = fromCallback<EventObject, { lanes: Lanes }>(({ input, sendBack }) =>
  input.lanes.onJammed((id) => sendBack({ type: 'id.jammed', id })),
);
