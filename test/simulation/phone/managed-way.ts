import { camerasKey } from '../../../miniprogram/runtime/cameras-key';
import { ownWatchWay } from '../../../miniprogram/runtime/watch-way.managed';
import { ownWay } from '../../../miniprogram/runtime/way.managed';
import { type Chance, pick } from '../deeds/deed.types';
import { PtzBooks } from '../watches/ptz-books';
import { ManagedNode } from './managed-node';
import { ManagerLedger } from './manager-ledger';
import type { SimulatedNode } from './node.types';
import type { PhoneAround, PhoneWay, Stale } from './phone-way.types';
import type { Tile } from './simulated-page';

const STALE_STATES = ['ServiceConnected', 'ServiceError', 'ServiceStartError', 'ServiceXp2pChanged'];
const STALE_EVENTS = ['playsuccess', 'playstop', 'playend', 'playerror', 'streamstatechange'];
const DENIED = { errMsg: 'saveImageToPhotosAlbum:fail auth deny' };

/** A phone whose app mounts components of the plugin that connect, pull and play by themselves. */
export class ManagedWay implements PhoneWay {
  readonly app = { way: ownWay, watchWay: ownWatchWay };
  readonly nodeEvents = ['mounted', 'playsuccess', 'receiveidr', 'playerror', 'playend', 'statechange', 'netstatus'];
  readonly ledger: ManagerLedger;
  readonly plugin: unknown;

  constructor(private readonly phone: PhoneAround) {
    const { violations, simulation, diary } = phone;
    this.ledger = new ManagerLedger({
      ...{ violations, simulation, diary, ptz: new PtzBooks(violations, phone.clock.now) },
      nodeAtWork: () => phone.tiles().find(({ node }) => node?.isAtWork)?.view ?? null,
      post: (deliver) => phone.post(deliver),
      isLost: () => phone.isDropped('message'),
      trace: (what) => phone.note(what),
    });
    diary.await('fed', '');
    this.plugin = this.ledger.wrap(simulation.xp2pPlugin);
  }

  createNode({ view }: Tile, key: number): SimulatedNode | null {
    const { phone } = this;
    const { diary, violations, simulation } = phone;
    const { world, iot } = simulation;
    const played = phone.app()[camerasKey].managedNodes?.propertiesOf(view, key);
    if (!played || !iot) return null;
    const name = `player ${view} ${key}`;
    phone.note(`${name} mounted`);
    const isNews = newsOfFrames();
    return new ManagedNode({
      ...{ world, iot, violations, name, diary, view, played },
      saveToAlbum: async () => {
        if (phone.wechat.permissions['scope.writePhotosAlbum'] === false) throw DENIED;
      },
      isLost: (event) => phone.isDropped(event),
      deliver: (event, detail, component) => {
        if (isNews(event, detail)) phone.note(`${name}: ${event} ${JSON.stringify(detail)}`);
        phone.app()[camerasKey].managedNodes?.deliver(view, key, event, detail, component);
      },
    });
  }

  /** The bytes are the plugin's own. */
  staleBytes(): null {
    return null;
  }

  staleMessage({ a, b }: Chance): Stale | null {
    const { past } = this.ledger;
    const p2pState = pick(STALE_STATES, b);
    if (past.length === 0) return null;
    return { what: `${p2pState} of a service`, say: () => pick(past, a).own({ p2pState }) };
  }

  staleNode({ view, nodeKey }: Tile, { b }: Chance): Stale {
    const event = pick(STALE_EVENTS, b);
    const detail = { errType: 'StreamError', isFatalError: true, streamState: 'StreamError' };
    return {
      what: `${event} of an old player`,
      say: () => this.phone.app()[camerasKey].managedNodes?.deliver(view, nodeKey - 1, event, detail, undefined),
    };
  }
}

/** A trace tells of a report where what it says of frames is another than before. */
function newsOfFrames(): (event: string, detail: unknown) => boolean {
  let framesPerSecond: unknown;
  return (event, detail) => {
    if (event !== 'netstatus') return true;
    const before = framesPerSecond;
    framesPerSecond = (detail as { readonly info?: { readonly videoFPS?: unknown } }).info?.videoFPS;
    return framesPerSecond !== before;
  };
}
