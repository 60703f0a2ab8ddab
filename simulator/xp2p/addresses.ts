import type { Quality, SourceKind } from '../../machines/kernel/ports';
import type { StreamInfo, Word } from '../../miniprogram/plugins/xp2p/surface';

/** What a service was asked to connect to. */
export interface Address {
  readonly kind: SourceKind;
  /** The device version that a camera speaks, where its `xp2pInfo` tells. */
  readonly deviceVersion: Word | undefined;
  readonly query: string;
  /** Where a camera's stream can come from when it takes no more direct viewers (plugin 2.0 and later). */
  readonly liveStreamDomain?: string;
}

/** The literal host of a camera that is named by its `xp2pInfo`. */
const DEVICE_HOST = 'XP2P_INFO.xnet';

/** What no plugin can parse begins with this, so that −2001 can be met on purpose. */
const UNREADABLE = 'unreadable';

const QUALITIES: readonly string[] = ['standard', 'high', 'super'] satisfies Quality[];

/** Where `streamInfo` leads, or the code with which it is refused (contract 2.2). */
export function addressOf(streamInfo: StreamInfo | undefined): Address | number {
  const [, scheme, host = '', path = '', query = ''] =
    /^(https?):\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/.exec(streamInfo?.url ?? '') ?? [];
  if (!scheme || !streamInfo) return -2000;
  if (host !== DEVICE_HOST) {
    const isCamera = host.endsWith('.xnet') && path.startsWith('/ipc.p2p.com/');
    return { kind: isCamera ? 'camera' : 'server', deviceVersion: undefined, query };
  }
  const { productId, deviceName, xp2pInfo, liveStreamDomain } = streamInfo;
  if (!productId || !deviceName || !xp2pInfo) return -2000;
  if (xp2pInfo.startsWith(UNREADABLE)) return -2001;
  // A real one ends with the version behind a percent sign: "…%2.4.33".
  const deviceVersion = /%(2\.[34])/.exec(xp2pInfo)?.[1];
  return { kind: 'camera', deviceVersion, query, ...(liveStreamDomain && { liveStreamDomain }) };
}

/** One value of a query, decoded as far as the plugin does: not at all. */
export function queryValue(query: string, name: string): string | undefined {
  const pair = query.split('&').find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** Undefined for a quality that no camera has. */
export function qualityOf(query: string): Quality | undefined {
  const wanted = queryValue(query, 'quality') ?? 'high';
  return QUALITIES.includes(wanted) ? (wanted as Quality) : undefined;
}

/** So many pictures a simulated device has. */
const CHANNELS = 2;

/** Which of its pictures; undefined for one that no device has. */
export function channelOf(query: string): number | undefined {
  const channel = Number(queryValue(query, 'channel') ?? 0);
  return Number.isInteger(channel) && channel >= 0 && channel < CHANNELS ? channel : undefined;
}

/** Who names a camera by product and device (`PRODUCT/front-door`) means the device. */
export const ownNameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** How the camera of this id answers a pull: the start of its name says so, and every other one works. */
export function temperOf(camera: string): { readonly pullCode: number; readonly status: number } {
  const id = ownNameOf(camera);
  if (id.startsWith('offline-')) return { pullCode: -2402, status: 200 };
  if (id.startsWith('busy-')) return { pullCode: 0, status: 503 };
  if (id.startsWith('missing-')) return { pullCode: 0, status: 404 };
  return { pullCode: 0, status: 200 };
}
