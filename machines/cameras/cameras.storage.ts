import { config } from '../kernel/config';
import { type Framing, framingOf } from '../kernel/framing';
import type { Address, DeviceAddress, DeviceGeneration, SourceKind, Storage, UrlAddress } from '../kernel/ports';
import { secret } from '../privacy/secret';
import { qualities } from '../words/quality.texts';
import { kinds, playerModes } from './cameras.form';
import type { Camera, StoredList } from './cameras.types';
import { isChannel, isId } from './cameras.validation';

/** Where the list is kept, and where what cannot be read is put aside for whoever looks into it. */
export const LIST_KEY = 'cameras';
export const SET_ASIDE_KEY = 'cameras.setAside';

const VERSION = 2;
const generations: readonly DeviceGeneration[] = ['2.3', '2.4'];

/** An address as it lies in storage: here alone its secrets are in clear. */
type StoredAddress =
  | UrlAddress
  | (Omit<DeviceAddress, 'xp2pInfo' | 'initCommand'> & { readonly xp2pInfo: string; readonly initCommand?: string });

/** The list as it lies in storage. */
interface StoredCameras {
  readonly version: typeof VERSION;
  readonly cameras: readonly (Omit<Camera, 'address'> & { readonly address: StoredAddress })[];
}

function inClear(address: Address): StoredAddress {
  if (address.by !== 'device') return address;
  const { xp2pInfo, initCommand, ...rest } = address;
  return { ...rest, xp2pInfo: xp2pInfo.reveal(), ...(initCommand && { initCommand: initCommand.reveal() }) };
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
    cameras: cameras.map((camera) => ({ ...camera, address: inClear(camera.address) })),
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
  if ((version !== 1 && version !== VERSION) || !Array.isArray(entries)) return { cameras: [], isWhole: false };
  const cameras: Camera[] = [];
  for (const entry of entries) {
    const camera = parseCamera(version === 1 ? fromVersion1(fieldsOf(entry)) : fieldsOf(entry));
    if (camera && !cameras.some(({ id }) => id === camera.id)) cameras.push(camera);
  }
  return { cameras, isWhole: cameras.length === entries.length };
}

type Fields = { readonly [name: string]: unknown };

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const oneOf = <Word>(words: readonly Word[], value: unknown): Word | undefined => words.find((word) => word === value);

/** Version 1 kept the fields of the address beside all others, and did not say how the camera is found. */
function fromVersion1(fields: Fields): Fields {
  const { url, productId, deviceName, xp2pInfo } = fields;
  const isDevice = textOf(url) === '' || [productId, deviceName, xp2pInfo].some((field) => textOf(field) !== '');
  return { ...fields, address: { ...fields, by: isDevice ? 'device' : 'url' } };
}

/** A camera that can be shown and edited; whether it can be watched is judged when someone wants to. */
function parseCamera(fields: Fields): Camera | null {
  const id = textOf(fields.id);
  const kind = oneOf(kinds, fields.kind);
  if (!isId(id) || !kind) return null;
  return {
    id,
    name: textOf(fields.name) || id,
    kind,
    address: parseAddress(kind, fieldsOf(fields.address)),
    quality: oneOf(qualities, fields.quality) ?? config.defaultQuality,
    ...parseChannels(fields.channels),
    generation: oneOf(generations, fields.generation),
    deviceCheck: fields.deviceCheck === true,
    playerMode: oneOf(playerModes, fields.playerMode),
    framing: parseFraming(fields.framing),
    builtIn: fields.builtIn === true,
  };
}

/** Absent in records from before there was any. */
function parseFraming(kept: unknown): Framing | undefined {
  const { fit, turn } = fieldsOf(kept);
  return kept === undefined ? undefined : framingOf(fit, turn);
}

/** Each that makes sense, once; nothing where none does, as before there were any. */
function parseChannels(kept: unknown): { readonly channels?: readonly number[] } {
  const channels = Array.isArray(kept) ? [...new Set(kept.filter(isChannel))].slice(0, config.maxChannels) : [];
  return channels.length > 0 ? { channels } : {};
}

function parseAddress(kind: SourceKind, fields: Fields): Address {
  const url = textOf(fields.url);
  if (kind === 'server' || fields.by !== 'device') return { by: 'url', url };
  return {
    by: 'device',
    productId: textOf(fields.productId),
    deviceName: textOf(fields.deviceName),
    xp2pInfo: secret(textOf(fields.xp2pInfo)),
    liveStreamDomain: textOf(fields.liveStreamDomain),
    ...(textOf(fields.initCommand) !== '' && { initCommand: secret(textOf(fields.initCommand)) }),
    url,
  };
}
