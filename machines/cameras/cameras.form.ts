import type { PlayerMode, SourceKind } from '../kernel/ports';
import { maskQueryValues, unmaskQueryValues } from '../privacy/mask-url';
import { secret } from '../privacy/secret';
import { qualities } from '../words/quality';
import type { Camera, CameraField, CameraForm } from './cameras.types';
import { type CameraErrors, cameraErrors } from './cameras.validation';

export const kinds: readonly SourceKind[] = ['camera', 'server'];
export const bys: readonly CameraForm['by'][] = ['device', 'url'];
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
  quality: 'high',
  deviceCheck: 'skip',
  liveStreamDomain: '',
  playerMode: 'live',
};

/** The form of a camera that is edited: its url with masked query values, its `xp2pInfo` empty. */
export function formOf(camera: Camera): CameraForm {
  const { url = '', productId = '', deviceName = '', liveStreamDomain = '', playerMode = 'live' } = camera;
  const { name, id, kind, quality } = camera;
  return {
    ...emptyForm,
    name,
    id,
    kind,
    by: url !== '' && productId === '' && deviceName === '' ? 'url' : 'device',
    quality,
    deviceCheck: camera.deviceCheck ? 'ask' : 'skip',
    url: maskQueryValues(url),
    productId,
    deviceName,
    liveStreamDomain,
    playerMode,
  };
}

/** The form after one change; a word that the field cannot hold changes nothing. */
export function changed(form: CameraForm, field: CameraField, value: string): CameraForm {
  const choices: { readonly [field in CameraField]?: readonly string[] } = {
    kind: kinds,
    by: bys,
    quality: qualities,
    deviceCheck: deviceChecks,
    playerMode: playerModes,
  };
  if (choices[field] && !choices[field].includes(value)) return form;
  return { ...form, [field]: field === 'xp2pInfo' ? secret(value) : value };
}

/** What is wrong with the form of `original` (null while one is added) in this list. */
export function errorsOf(form: CameraForm, original: Camera | null, cameras: readonly Camera[]): CameraErrors {
  return cameraErrors(asMeant(form, original), {
    others: cameras.filter((camera) => camera.id !== original?.id),
    hasXp2pInfo: original?.xp2pInfo !== undefined,
  });
}

/** The camera that a form without errors describes: only what its kind of source needs is kept. */
export function cameraOf(form: CameraForm, original: Camera | null): Camera {
  const meant = asMeant(form, original);
  const { name, id, kind, by, quality, url, productId, deviceName, xp2pInfo, deviceCheck } = meant;
  const { generation, builtIn } = original ?? {};
  const device = {
    // A camera known by both keeps the url that the form did not show.
    ...(original?.kind === 'camera' && original.url ? { url: original.url } : {}),
    productId,
    deviceName,
    xp2pInfo: (xp2pInfo.reveal() === '' && original?.xp2pInfo) || xp2pInfo,
    ...(meant.liveStreamDomain ? { liveStreamDomain: meant.liveStreamDomain } : {}),
  };
  return {
    id,
    name: name || id,
    kind,
    quality,
    ...(kind === 'server' || by === 'url' ? { url } : device),
    ...(generation ? { generation } : {}),
    ...(kind === 'camera' && deviceCheck === 'ask' ? { deviceCheck: true } : {}),
    ...(meant.playerMode === 'RTC' ? { playerMode: meant.playerMode } : {}),
    ...(builtIn ? { builtIn } : {}),
  };
}

/** Without the blanks that pasting leaves at both ends, and with the values that masks stand for. */
function asMeant(form: CameraForm, original: Camera | null): CameraForm {
  return {
    ...form,
    name: form.name.trim(),
    id: form.id.trim(),
    url: unmaskQueryValues(form.url.trim(), original?.url ?? ''),
    productId: form.productId.trim(),
    deviceName: form.deviceName.trim(),
    liveStreamDomain: form.liveStreamDomain.trim(),
    xp2pInfo: secret(form.xp2pInfo.reveal().trim()),
  };
}
