import { config } from '../kernel/config';
import { initCommandOf } from '../kernel/init-command';
import type { Address, PlayerMode, SourceKind } from '../kernel/ports';
import { maskQueryValues, unmaskQueryValues } from '../privacy/mask-url';
import { secret } from '../privacy/secret';
import { qualities } from '../words/quality.texts';
import type { Camera, CameraField, CameraForm } from './cameras.types';
import { type CameraErrors, cameraErrors, channelsIn } from './cameras.validation';

export const kinds: readonly SourceKind[] = ['camera', 'server'];
export const bys: readonly Address['by'][] = ['device', 'url'];
export const deviceChecks: readonly CameraForm['deviceCheck'][] = ['skip', 'ask'];
export const playerModes: readonly PlayerMode[] = ['live', 'RTC'];

/** The form of a camera that is not there yet. */
export const emptyForm: CameraForm = {
  name: '',
  id: '',
  kind: 'camera',
  by: 'device',
  url: '',
  productId: '',
  deviceName: '',
  xp2pInfo: secret(''),
  quality: config.defaultQuality,
  deviceCheck: 'skip',
  liveStreamDomain: '',
  initCommand: secret(''),
  channels: '',
  playerMode: 'live',
};

/** The form of a camera that is edited: its url with masked query values, its `xp2pInfo` empty. */
export function formOf({ channels = [], ...camera }: Camera): CameraForm {
  const { name, id, kind, address, quality, deviceCheck, playerMode = 'live' } = camera;
  const { productId, deviceName, liveStreamDomain } = address.by === 'device' ? address : emptyForm;
  return {
    name,
    id,
    kind,
    by: address.by,
    url: maskQueryValues(address.url),
    productId,
    deviceName,
    xp2pInfo: secret(''),
    quality,
    deviceCheck: deviceCheck ? 'ask' : 'skip',
    liveStreamDomain,
    initCommand: secret(''),
    channels: channels.join(', '),
    playerMode,
  };
}

/** Whether an `xp2pInfo` is set that an empty field keeps. */
export const hasXp2pInfo = (camera: Camera | null): boolean =>
  camera?.address.by === 'device' && !camera.address.xp2pInfo.isEmpty();

/** Whether one is set that an empty field keeps. */
export const hasInitCommand = (camera: Camera | null): boolean => camera !== null && initCommandOf(camera) !== null;

/** What is typed to have no init command any more. */
const NO_COMMAND = '-';

/** The form after one change; a word that the field cannot hold, or a field that there is not, changes nothing. */
export function changed(form: CameraForm, field: CameraField, value: string): CameraForm {
  const choices: { readonly [field in CameraField]?: readonly string[] } = {
    kind: kinds,
    by: bys,
    quality: qualities,
    deviceCheck: deviceChecks,
    playerMode: playerModes,
  };
  if (!Object.keys(emptyForm).includes(field)) return form;
  if (choices[field] && !choices[field].includes(value)) return form;
  const after = { ...form, [field]: isSecret(field) ? secret(value) : value };
  // a field that went and comes back is empty to whoever looks, as what it held is never shown: so it holds nothing
  return isByDevice(after) ? after : { ...after, xp2pInfo: emptyForm.xp2pInfo, initCommand: emptyForm.initCommand };
}

/** What was typed there is never shown again. */
export const isSecret = (field: CameraField): field is 'xp2pInfo' | 'initCommand' =>
  field === 'xp2pInfo' || field === 'initCommand';

/** What is wrong with the form of `original` (null while one is added) in this list. */
export function errorsOf(form: CameraForm, original: Camera | null, cameras: readonly Camera[]): CameraErrors {
  return cameraErrors(asMeant(form, original), {
    others: cameras.filter((camera) => camera.id !== original?.id),
    hasXp2pInfo: hasXp2pInfo(original),
  });
}

/** The camera that a form without errors describes. */
export function cameraOf(form: CameraForm, original: Camera | null): Camera {
  const meant = asMeant(form, original);
  const { name, id, kind, quality, playerMode } = meant;
  const channels = isByDevice(meant) ? channelsIn(meant.channels) : [];
  return {
    id,
    name: name || id,
    kind,
    address: addressOf(meant, original),
    quality,
    generation: original?.generation,
    deviceCheck: kind === 'camera' && meant.deviceCheck === 'ask',
    ...(channels.length > 0 && { channels }),
    playerMode,
    framing: original?.framing,
    builtIn: original?.builtIn,
  };
}

/** Whoever knows a device by an url says in that which of its channels. */
const isByDevice = ({ kind, by }: CameraForm): boolean => kind === 'camera' && by === 'device';

/** Only what its kind of source needs is kept. */
function addressOf({ kind, by, url, productId, deviceName, ...form }: CameraForm, original: Camera | null): Address {
  if (kind === 'server' || by === 'url') return { by: 'url', url };
  const before = original?.address.by === 'device' ? original.address : null;
  const command = form.initCommand.isEmpty() ? before?.initCommand : form.initCommand;
  return {
    by,
    productId,
    deviceName,
    xp2pInfo: before && form.xp2pInfo.isEmpty() ? before.xp2pInfo : form.xp2pInfo,
    liveStreamDomain: form.liveStreamDomain,
    ...(command && command.reveal() !== NO_COMMAND && { initCommand: command }),
    // A camera known by both keeps the url that the form did not show.
    url: original?.kind === 'camera' ? original.address.url : '',
  };
}

/** Without what pasting leaves: blanks at both ends, what nobody can see; and with the values that masks stand for. */
function asMeant(form: CameraForm, original: Camera | null): CameraForm {
  return {
    ...form,
    name: visible(form.name),
    id: visible(form.id),
    url: unmaskQueryValues(visible(form.url), original?.address.url ?? ''),
    productId: visible(form.productId),
    deviceName: visible(form.deviceName),
    liveStreamDomain: visible(form.liveStreamDomain),
    channels: visible(form.channels),
    xp2pInfo: secret(visible(form.xp2pInfo.reveal())),
    initCommand: secret(visible(form.initCommand.reveal())),
  };
}

/** Zero-width spaces, marks of direction and the like. What joins an emoji (U+200D) or chooses its look has a meaning. */
const visible = (text: string): string =>
  text.replace(/[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '').trim();

/** Was anything typed that would be lost? */
export function isFilled(form: CameraForm, original: Camera | null): boolean {
  const before = original ? formOf(original) : emptyForm;
  const texts = ['name', 'id', 'url', 'productId', 'deviceName', 'liveStreamDomain', 'channels'] as const;
  return (
    !form.xp2pInfo.isEmpty() || !form.initCommand.isEmpty() || texts.some((field) => form[field] !== before[field])
  );
}
