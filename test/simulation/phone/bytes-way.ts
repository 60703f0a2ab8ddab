import { camerasKey } from '../../../miniprogram/runtime/cameras-key';
import { ownWatchWay } from '../../../miniprogram/runtime/watch-way';
import { ownWay } from '../../../miniprogram/runtime/way';
import { type Chance, pick } from '../deeds/deed.types';
import { PtzBooks } from '../watches/ptz-books';
import type { SimulatedNode } from './node.types';
import { LOOK_EVERY_MS, type PhoneAround, type PhoneWay, type Stale } from './phone-way.types';
import { PluginLedger } from './plugin-ledger';
import type { Tile } from './simulated-page';
import { WatchedNode } from './watched-node';

const STALE_EVENTS = ['playerStartPull', 'playerClose', 'playerError', 'statechange'];

/** A phone whose app pulls the bytes by itself and hands them to `p2p-player` nodes. */
export class BytesWay implements PhoneWay {
  readonly app = { way: ownWay, watchWay: ownWatchWay };
  readonly nodeEvents = ['playerReady', 'playerStartPull', 'playerClose', 'playerError', 'statechange', 'netstatus'];
  readonly ledger: PluginLedger;
  readonly plugin: unknown;

  constructor(private readonly phone: PhoneAround) {
    const { violations, camera, diary, simulation } = phone;
    this.ledger = new PluginLedger({
      ...{ violations, camera, diary, ptz: new PtzBooks(violations, phone.clock.now) },
      isAsked: (id) => phone.tiles().some((tile) => tile.cameraId === id && isAskedBy(tile)),
      post: (deliver) => phone.post(deliver),
      isLost: () => phone.isDropped('message'),
      trace: (what) => phone.note(what),
    });
    this.plugin = this.ledger.wrap(simulation.xp2pPlugin);
  }

  createNode(tile: Tile, key: number): SimulatedNode {
    const { phone, ledger } = this;
    const { clock, diary, violations } = phone;
    const { platform, players, playerAssumptions, generation } = phone.simulation.world;
    const name = `player ${tile.view} ${key}`;
    phone.note(`${name} mounted`);
    return new WatchedNode({
      world: { clock, platform, players, playerAssumptions, lookEveryMs: LOOK_EVERY_MS },
      ...{ violations, name, diary, view: tile.view },
      takesBytesItself: generation === 'beta',
      currentPull: () => ledger.streams.get(tile.cameraId)?.pull,
      isLost: (event) => phone.isDropped(event),
      deliver: (event, detail, node) => {
        if (event !== 'netstatus') phone.note(`${name}: ${event} ${JSON.stringify(detail, withoutObjects)}`);
        phone.app()[camerasKey].playerNodes?.deliver(tile.view, key, event, detail, node);
      },
    });
  }

  staleBytes({ a, b }: Chance): Stale | null {
    const past = this.ledger.past.filter(({ bytes }) => bytes);
    if (past.length === 0) return null;
    return { what: 'bytes', say: () => pick(past, a).bytes?.(new ArrayBuffer(1 + Math.floor(b * 64))) };
  }

  staleMessage({ a, b }: Chance): Stale | null {
    const { ledger } = this;
    const ended = ledger.pastServices();
    // what a new start could take for its own comes first
    const replaced = ended.filter(({ id }) => ledger.services.has(id));
    const past = replaced.length > 0 ? replaced : ended;
    const { XP2PEventEnum, XP2PNotify_SubType } = this.phone.simulation.xp2pPlugin.p2p ?? {};
    const subtype = pick(Object.values(XP2PNotify_SubType ?? {}), b);
    if (past.length === 0 || subtype === undefined) return null;
    return {
      what: `message ${subtype}`,
      say: () => pick(past, a).message(XP2PEventEnum?.Notify ?? 'notify', subtype, {}),
    };
  }

  staleNode({ view, nodeKey }: Tile, { b }: Chance): Stale {
    const event = pick(STALE_EVENTS, b);
    const detail = { code: -2301, error: { code: 'WECHAT_SERVER_ERROR' } };
    return {
      what: `${event} of an old player`,
      say: () => this.phone.app()[camerasKey].playerNodes?.deliver(view, nodeKey - 1, event, detail, undefined),
    };
  }
}

/** live-player waits for bytes, or did before it was paused: then the pull goes on without it. */
function isAskedBy({ node, seen }: Tile): boolean {
  return node?.isOpen || seen?.sheet?.kind === 'paused';
}

/** Contexts and exports of a player say nothing to people. */
function withoutObjects(key: string, value: unknown): unknown {
  return key === 'livePlayerContext' || key === 'playerExport' ? '…' : value;
}
