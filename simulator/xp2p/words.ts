import type { NotifySubtypeEnum, Word, Xp2pSurface } from '../../miniprogram/plugins/xp2p/surface';
import type { SimulatedWorld } from '../world';

export type EventWord = 'Notify' | 'DevNotify' | 'Log' | 'ServiceNotify';

export type DeviceNotifyWord = 'Peerlist' | 'Subscribe' | 'P2P' | 'CDN' | 'Peers' | 'Parent' | 'Err' | 'RTLog';

/** The beta knows these alone. */
const BETA_NOTIFY = { Request: 'request', Parsed: 'parsed', Close: 'close', Disconnect: 'disconnect' };

const NOTIFY = { Connected: 'connected', ...BETA_NOTIFY, Success: 'success', Eof: 'eof', Fail: 'fail' };

const EVENTS = { Notify: 'notify', DevNotify: 'devNotify', Log: 'log' };

const DEVICE_NOTIFY: Readonly<Record<DeviceNotifyWord, string>> = {
  Peerlist: 'peerlist',
  Subscribe: 'subscribe',
  P2P: 'p2p',
  CDN: 'cdn',
  Peers: 'peers',
  Parent: 'parent',
  Err: 'err',
  RTLog: 'rtlog',
};

const LOCAL_EVENTS = { NATChanged: 'natChanged', NATError: 'natError' };

/** Below every other enumeration's numbers, so that no two words are the same. */
const NUMBERED_FROM = { notify: 100, events: 200, deviceNotify: 300, local: 400, service: 500 };

type Enumerations = Pick<
  Xp2pSurface,
  | 'XP2PSource'
  | 'DeviceVersion'
  | 'XP2PEventEnum'
  | 'XP2PServiceEventEnum'
  | 'XP2PNotify_SubType'
  | 'XP2PDevNotify_SubType'
  | 'XP2PLocalEventEnum'
>;

/** The words of one generation: the enumerations that it exports, and what it says for each. */
export class Words {
  readonly enumerations: Enumerations;
  private readonly event: Readonly<Record<string, Word>>;
  private readonly notify: Readonly<Record<string, Word>>;
  private readonly deviceNotify: Readonly<Record<string, Word>>;
  private readonly local: Readonly<Record<string, Word>>;

  constructor(world: SimulatedWorld) {
    const { features, assumptions } = world;
    const values = (words: Readonly<Record<string, string>>, first: number) =>
      assumptions.enumValues === 'strings' ? words : numbered(words, first);
    const service = values({ ServiceNotify: 'serviceNotify' }, NUMBERED_FROM.service);
    const events = values(EVENTS, NUMBERED_FROM.events);
    const exported = values(features.takesSource ? BETA_NOTIFY : NOTIFY, NUMBERED_FROM.notify);
    this.event = { ...events, ...service };
    this.notify = { ...NOTIFY, ...exported };
    this.deviceNotify = values(DEVICE_NOTIFY, NUMBERED_FROM.deviceNotify);
    this.local = values(LOCAL_EVENTS, NUMBERED_FROM.local);
    this.enumerations = {
      XP2PEventEnum: events,
      XP2PNotify_SubType: exported,
      XP2PDevNotify_SubType: this.deviceNotify,
      ...(features.takesSource ? { XP2PSource: { IPC: 1, IoTP2PServer: 3 } } : {}),
      ...(features.hasEventHandler ? { XP2PLocalEventEnum: this.local } : {}),
      ...(features.hasDeviceVersions ? { DeviceVersion: { Device_2_3: '2.3', Device_2_4: '2.4' } } : {}),
      ...(features.serviceHearsAll ? {} : { XP2PServiceEventEnum: service }),
    };
  }

  eventWord(event: EventWord): Word {
    return this.event[event] ?? event;
  }

  notifyWord(member: keyof NotifySubtypeEnum): Word {
    return this.notify[member] ?? member;
  }

  deviceNotifyWord(member: DeviceNotifyWord): Word {
    return this.deviceNotify[member] ?? member;
  }

  localWord(member: 'NATChanged' | 'NATError'): Word {
    return this.local[member] ?? member;
  }
}

function numbered(words: Readonly<Record<string, string>>, first: number): Record<string, number> {
  return Object.fromEntries(Object.keys(words).map((member, index) => [member, first + index]));
}
