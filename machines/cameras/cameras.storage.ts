import type { DeviceGeneration, Storage } from '../kernel/ports';
import { secret } from '../privacy/secret';
import { qualities } from '../words/quality';
import { kinds, playerModes } from './cameras.form';
import type { Camera, StoredList } from './cameras.types';
import { isId } from './cameras.validation';

/** Where the list is kept, and where what cannot be read is put aside for whoever looks into it. */
export const LIST_KEY = 'cameras';
export const SET_ASIDE_KEY = 'cameras.setAside';

const VERSION = 1;
const generations: readonly DeviceGeneration[] = ['2.3', '2.4'];

/** The list as it lies in storage: here alone `xp2pInfo` is in clear. */
interface StoredCameras {
  readonly version: typeof VERSION;
  readonly cameras: readonly (Omit<Camera, 'xp2pInfo'> & { readonly xp2pInfo?: string })[];
}

/**
 * The list of cameras, or the built-in ones when nothing was kept yet.
 * What cannot be understood is set aside, the rest is used. Throws what reading throws.
 */
export function readCameras(storage: Storage, builtIn: readonly Camera[]): StoredList {
  const kept = storage.read(LIST_KEY);
  if (isNothing(kept)) return { cameras: builtIn, trouble: null, mustSetAside: false };
  const { cameras, isWhole } = parse(kept);
  if (isWhole) return { cameras, trouble: null, mustSetAside: false };
  const usable = cameras.length > 0 ? cameras : builtIn;
  return { cameras: usable, trouble: 'setAside', mustSetAside: !replace(storage, usable) };
}

/** Writes the list; what storage held is set aside first if it has not been read. Throws what storage throws. */
export function writeCameras(storage: Storage, cameras: readonly Camera[], mustSetAside: boolean): void {
  if (mustSetAside) {
    const kept = storage.read(LIST_KEY);
    if (!isNothing(kept)) storage.write(SET_ASIDE_KEY, kept);
  }
  const stored: StoredCameras = {
    version: VERSION,
    cameras: cameras.map(({ xp2pInfo, ...camera }) => (xp2pInfo ? { ...camera, xp2pInfo: xp2pInfo.reveal() } : camera)),
  };
  storage.write(LIST_KEY, stored);
}

/** Tells whether it worked; if not, it is tried again before the next write. */
function replace(storage: Storage, cameras: readonly Camera[]): boolean {
  try {
    writeCameras(storage, cameras, true);
    return true;
  } catch {
    return false;
  }
}

/** WeChat gives `''` for a key that was never written. */
const isNothing = (kept: unknown): boolean => kept === undefined || kept === null || kept === '';

/** Every camera that can be understood, and whether those are all. */
function parse(kept: unknown): { readonly cameras: readonly Camera[]; readonly isWhole: boolean } {
  const { version, cameras: entries } = fieldsOf(kept);
  if (version !== VERSION || !Array.isArray(entries)) return { cameras: [], isWhole: false };
  const cameras: Camera[] = [];
  for (const entry of entries) {
    const camera = parseCamera(fieldsOf(entry));
    if (camera && !cameras.some(({ id }) => id === camera.id)) cameras.push(camera);
  }
  return { cameras, isWhole: cameras.length === entries.length };
}

type Fields = { readonly [name: string]: unknown };

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A camera that can be shown and edited; whether it can be watched is judged when someone wants to. */
function parseCamera(fields: Fields): Camera | null {
  const id = textOf(fields.id);
  const kind = kinds.find((known) => known === fields.kind);
  if (!id || !isId(id) || !kind) return null;
  const url = textOf(fields.url);
  const productId = textOf(fields.productId);
  const deviceName = textOf(fields.deviceName);
  const xp2pInfo = textOf(fields.xp2pInfo);
  const liveStreamDomain = textOf(fields.liveStreamDomain);
  const generation = generations.find((known) => known === fields.generation);
  const playerMode = playerModes.find((known) => known === fields.playerMode);
  return {
    id,
    name: textOf(fields.name) ?? id,
    kind,
    quality: qualities.find((known) => known === fields.quality) ?? 'high',
    ...(url ? { url } : {}),
    ...(productId ? { productId } : {}),
    ...(deviceName ? { deviceName } : {}),
    ...(xp2pInfo ? { xp2pInfo: secret(xp2pInfo) } : {}),
    ...(generation ? { generation } : {}),
    ...(fields.deviceCheck === true ? { deviceCheck: true } : {}),
    ...(liveStreamDomain ? { liveStreamDomain } : {}),
    ...(playerMode ? { playerMode } : {}),
    ...(fields.builtIn === true ? { builtIn: true } : {}),
  };
}
