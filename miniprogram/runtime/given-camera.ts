import { isChannel } from '../../machines/cameras/cameras.validation';
import { config } from '../../machines/kernel/config';
import { framingOf } from '../../machines/kernel/framing';
import type { Address, StreamSource } from '../../machines/kernel/ports';
import { secret } from '../../machines/privacy/secret';
import { qualities } from '../../machines/words/quality.texts';
import { readField, readText } from '../plugins/player/read-field';
import type { CameraGiven, ViewOptions } from './cameras.types';
import type { WantedView } from './view-opener';

/** What is to be opened, of what a caller gave: whatever that is. What is wrong with it the session says. */
export function wantedOf(camera: CameraGiven, options: ViewOptions = {}): WantedView {
  const source = sourceGiven(camera);
  const fieldOf = (field: keyof ViewOptions): unknown => readField(options, field) ?? readField(camera, field);
  const oneOf = <Value extends string>(values: readonly Value[], field: keyof ViewOptions, otherwise: Value): Value =>
    [readText(options, field), readText(camera, field)].flatMap((text) =>
      values.filter((value) => value === text),
    )[0] ?? otherwise;
  const channels = channelsGiven(fieldOf('channel'), readField(camera, 'channels'));
  return {
    source,
    name: readText(camera, 'name') || source.id,
    quality: oneOf(qualities, 'quality', config.defaultQuality),
    playerMode: oneOf(['live', 'RTC'], 'playerMode', 'live'),
    ...(channels.length > 0 && { channels }),
    framing: framingOf(fieldOf('fit'), fieldOf('turn')),
    ...(typeof options.muted === 'boolean' && { muted: options.muted }),
    ...(options.language && { language: options.language }),
  };
}

/** Each that makes sense, once, the one to begin with first. */
function channelsGiven(first: unknown, all: unknown): readonly number[] {
  const channels: readonly unknown[] = [first, ...(Array.isArray(all) ? all : [])];
  return [...new Set(channels.filter(isChannel))].slice(0, config.maxChannels);
}

/** The camera's own name for itself, or one made of what it is: the same for two that are one. An id is no secret, a url may hold one. */
export function idGiven(camera: CameraGiven): string {
  const [id, productId, deviceName, url] = (['id', 'productId', 'deviceName', 'url'] as const).map((field) =>
    readText(camera, field),
  );
  if (id) return id;
  const device = [productId, deviceName].filter(Boolean).join('.');
  if (device) return device.replace(/[^\w.-]/g, '-').slice(0, config.maxFieldCharacters.id);
  return url ? `stream-${hashOf(url)}` : '';
}

/** FNV-1a, in letters and digits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

function sourceGiven(camera: CameraGiven): StreamSource {
  const text = (field: keyof CameraGiven): string => readText(camera, field) ?? '';
  const isDevice = text('productId') !== '' || text('deviceName') !== '' || text('url') === '';
  const address: Address = isDevice
    ? {
        by: 'device',
        productId: text('productId'),
        deviceName: text('deviceName'),
        xp2pInfo: secret(text('xp2pInfo')),
        liveStreamDomain: text('liveStreamDomain'),
        ...(text('initCommand') !== '' && { initCommand: secret(text('initCommand')) }),
        url: text('url'),
      }
    : { by: 'url', url: text('url') };
  const generation = (['2.3', '2.4'] as const).find((known) => known === text('generation'));
  return {
    id: idGiven(camera),
    kind: text('kind') === 'server' || (!isDevice && text('kind') !== 'camera') ? 'server' : 'camera',
    address,
    ...(generation && { generation }),
    deviceCheck: readField(camera, 'deviceCheck') === true,
  };
}
