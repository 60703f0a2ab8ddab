import { failureOf } from '../../../machines/failure';
import type { NodeFact, Player, PlayerNodes } from '../../../machines/kernel/ports';
import { onceCome } from '../once-come';
import type { LivePlayerVersion } from './first-frame';
import { createLivePlayer, isMediaSink, type LivePlayerHandle } from './live-player-handle';
import { toNodeFacts } from './node-facts';
import { readField, readNumber, readText } from './read-field';

/** The player nodes of all views, and the way in for what they say. */
export interface DeliveringPlayerNodes extends PlayerNodes {
  /**
   * Takes one event of the `p2p-player` node `key` of `view`; `component` is the node itself, which takes the bytes in the
   * seed's generation. Events of a node that nobody listens to are dropped. Throws nothing.
   */
  deliver(view: string, key: number, event: string, detail: unknown, component?: unknown): void;
}

interface Attachment {
  readonly key: number;
  readonly tell: (fact: NodeFact) => void;
}

/**
 * Listens to the `p2p-player` nodes of this P2P-Player plugin, whatever its version exports (contract 1). It may be a promise: nodes are
 * heard before it is kept, as they are of that plugin themselves.
 */
export function createPlayerNodes(playerPlugin: unknown, version?: LivePlayerVersion): DeliveringPlayerNodes {
  const attachments = new Map<string, Attachment>();
  const handles = new WeakMap<object, LivePlayerHandle>();
  let plugin: unknown;
  onceCome(playerPlugin, (came) => {
    plugin = came;
    watchSockets(came, (failure) => {
      for (const { tell } of [...attachments.values()]) tell({ type: 'node.failed', failure });
    });
  });

  /** One `Player` for each context, however often it says that it is ready. */
  function playerOf(detail: unknown, component: unknown): Player | undefined {
    const context = readField(detail, 'livePlayerContext');
    const sink = [readField(detail, 'playerExport'), component].find(isMediaSink);
    if (typeof context !== 'object' || context === null || !sink) return undefined;
    const known = handles.get(context);
    if (known) {
      known.useSink(sink);
      return known.player;
    }
    const created = createLivePlayer(context, sink);
    handles.set(context, created);
    return created.player;
  }

  function factsOf(event: string, detail: unknown, component: unknown): readonly NodeFact[] {
    if (event !== 'playerReady') {
      return toNodeFacts(event, detail, { closeTypes: readField(plugin, 'PlayerCloseType'), version });
    }
    const player = playerOf(detail, component);
    return player ? toNodeFacts(event, detail, { player }) : [uselessPlayer()];
  }

  return {
    attach(view, key, tell) {
      const attachment = { key, tell };
      attachments.set(view, attachment);
      return () => {
        if (attachments.get(view) === attachment) attachments.delete(view);
      };
    },
    deliver(view, key, event, detail, component) {
      const attachment = attachments.get(view);
      if (attachment?.key !== key) return;
      for (const fact of factsOf(event, detail, component)) attachment.tell(fact);
    },
    resetLocalServer: () => resetLocalServer(plugin),
  };
}

/** `playerReady` without a context or without a place for bytes: nothing could be played with it. */
function uselessPlayer(): NodeFact {
  const message = 'playerReady came without a context or without addChunk';
  return { type: 'node.failed', failure: failureOf('p2p-player', 'notUsable', { step: 'player', message }) };
}

/** iOS stops all sockets after a long background: `initHttp` (1.2.2) hears of it as `errNum` 53 (contract 3). */
const SOCKETS_STOPPED = 53;

function watchSockets(playerPlugin: unknown, tell: (failure: ReturnType<typeof failureOf>) => void): void {
  const initHttp = readField(playerPlugin, 'initHttp');
  if (typeof initHttp !== 'function') return;
  const errorCallback = (error: unknown) => {
    if (readNumber(error, 'errNum') !== SOCKETS_STOPPED) return;
    tell(failureOf('p2p-player', SOCKETS_STOPPED, { step: 'player' }));
  };
  try {
    initHttp.call(playerPlugin, { errorCallback });
  } catch {
    // a plugin that cannot be told: the player's own events have to do
  }
}

/** The promise may hang; it rejects with a `Failure` when the plugin throws or rejects. */
async function resetLocalServer(playerPlugin: unknown): Promise<void> {
  const reset = readField(playerPlugin, 'reset');
  if (typeof reset !== 'function') return;
  try {
    await reset.call(playerPlugin);
  } catch (reason) {
    const message = typeof reason === 'string' ? reason : (readText(reason, 'errMsg') ?? readText(reason, 'message'));
    throw failureOf('p2p-player', 'resetFailed', {
      step: 'resetLocalServer',
      ...(message !== undefined && { message }),
    });
  }
}
