import { type EventObject, fromCallback, fromPromise } from 'xstate';
import { config } from '../kernel/config';
import type { ModuleGeneration, Ports, SourceKind } from '../kernel/ports';
import type { Lanes } from '../lane';

export interface PluginInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
}

export interface InitialisationInput extends PluginInput {
  readonly generation: ModuleGeneration;
  readonly source: SourceKind;
}

/**
 * One initialisation of the plugin, from its `init` on: makes the calls (`reset` when told to), says how they ended, and
 * passes on what the plugin says of the network. Once it has ended, what the plugin still says of it is heard by nobody,
 * and a call that has not begun never will.
 */
export const initialisation = fromCallback<{ type: 'RESET' }, InitialisationInput>(({ input, sendBack, receive }) => {
  const { ports, lanes, generation, source } = input;
  const ask = (kind: 'init' | 'reset', open: () => Promise<{ localPeerName: string }>, timeoutMs: number) => {
    const call = lanes.alone(kind, open, { code: kind, timeoutMs });
    call.result.then(
      ({ localPeerName }) => sendBack({ type: 'call.answered', localPeerName }),
      (failure) => sendBack({ type: 'call.failed', failure }),
    );
    return call;
  };
  let call = ask('init', () => ports.xp2p.init(generation, source, sendBack), config.initTimeoutMs);
  receive(() => {
    call = ask('reset', () => ports.xp2p.reset(generation), config.resetTimeoutMs);
  });
  return () => call.drop();
});

/** `destroy()`: ends every generation. Resolves even when the plugin throws: there is nothing else to be done then. */
export const destroy = fromPromise<void, PluginInput>(async ({ input }) => {
  await input.lanes
    .alone('destroy', () => input.ports.xp2p.destroy(), { code: 'stop', timeoutMs: config.stopTimeoutMs })
    .result.catch(() => undefined);
});

/** Hears of ids whose stop failed twice. */
export const jams = fromCallback<EventObject, { lanes: Lanes }>(({ input, sendBack }) =>
  input.lanes.onJammed((id) => sendBack({ type: 'id.jammed', id })),
);
