import { config } from '../kernel/config';
import { MASK } from '../privacy/mask-url';
import type { Text } from '../words/text';
import { errorTexts } from './cameras.texts';
import type { Camera, CameraField, CameraForm } from './cameras.types';

/** What is wrong with a form, by field; a field without an error is not there. */
export type CameraErrors = { readonly [field in CameraField]?: Text };

/** What else a form is judged by. */
export interface FormSurroundings {
  /** All cameras of the list but the one that is edited: their ids are taken. */
  readonly others: readonly Camera[];
  /** The camera has an `xp2pInfo` already, so that an empty field keeps it. */
  readonly hasXp2pInfo: boolean;
}

const { maxFieldCharacters } = config;

/** An id as the plugin, storage and page addresses all take it. */
export const isId = (id: string): boolean => id.length <= maxFieldCharacters.id && /^[A-Za-z0-9._-]+$/.test(id);

/** What is wrong with each field of a form that was trimmed; masked query values count as they stand. */
export function cameraErrors(form: CameraForm, around: FormSurroundings): CameraErrors {
  const errors: { readonly [field in CameraField]?: Text | null } = {
    name: form.name.length > maxFieldCharacters.name ? errorTexts.tooLong(maxFieldCharacters.name) : null,
    id: idError(form.id, around.others),
    ...(form.kind === 'server' || form.by === 'url' ? { url: urlError(form.url) } : deviceErrors(form, around)),
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== null));
}

function idError(id: string, others: readonly Camera[]): Text | null {
  if (id === '') return errorTexts.idEmpty;
  if (id.length > maxFieldCharacters.id) return errorTexts.tooLong(maxFieldCharacters.id);
  if (!isId(id)) return errorTexts.idMalformed;
  const owner = others.find((camera) => camera.id === id);
  if (!owner) return null;
  return errorTexts.idTaken(owner.name, id);
}

/** What is wrong with a camera's or server stream's url; null when nothing is. */
export function urlError(url: string): Text | null {
  if (url === '') return errorTexts.urlEmpty;
  if (url.length > maxFieldCharacters.url) return errorTexts.tooLong(maxFieldCharacters.url);
  if (/\s/.test(url)) return errorTexts.urlWhitespace;
  const [, scheme, authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  if (!scheme || !/^https?$/i.test(scheme)) return errorTexts.urlScheme;
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(authority.replace(/^.*@/, '')) ?? [];
  if (port !== undefined && !isPort(port)) return errorTexts.urlPort;
  if (/\.xnet$/i.test(host)) {
    if (!/^[\w.%+=~-]+\.xnet$/i.test(host)) return errorTexts.urlHost;
    if (scheme.toLowerCase() !== 'http') return errorTexts.urlXnetScheme;
  } else if (!isHost(host)) return errorTexts.urlHost;
  if (isOtherFormat(url)) return errorTexts.urlFormat;
  return url.includes(MASK) ? errorTexts.urlMasked : null;
}

const isPort = (digits: string): boolean => Number(digits) >= 1 && Number(digits) <= 65_535;

/** What live-player does not play, by the end of the path: HLS, DASH and files. */
const isOtherFormat = (url: string): boolean => /^[^?#]*\.(m3u8|mpd|m4s|mp4|mov|mkv|ts)(?=[?#]|$)/i.test(url);

const isHost = (host: string): boolean => /^\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*$/.test(host);

function domainError(domain: string): Text | null {
  if (domain.length > maxFieldCharacters.liveStreamDomain)
    return errorTexts.tooLong(maxFieldCharacters.liveStreamDomain);
  return domain === '' || isHost(domain) ? null : errorTexts.domainMalformed;
}

/** The channels that somebody typed, each once, whatever stands between them; those that make no sense are NaN. */
export const channelsIn = (text: string): readonly number[] => {
  const words = text.split(/[\s,，、;；]+/).filter((word) => word !== '');
  return [...new Set(words.map((word) => (/^\d+$/.test(word) ? Number(word) : Number.NaN)))];
};

export const isChannel = (channel: unknown): channel is number =>
  typeof channel === 'number' && Number.isInteger(channel) && channel >= 0 && channel <= config.maxChannel;

function channelsError(text: string): Text | null {
  const channels = channelsIn(text);
  const isRight = channels.length <= config.maxChannels && channels.every(isChannel);
  return isRight ? null : errorTexts.channelsMalformed(config.maxChannels, config.maxChannel);
}

function deviceErrors(form: CameraForm, around: FormSurroundings): { readonly [field in CameraField]?: Text | null } {
  const xp2pInfo = form.xp2pInfo.reveal();
  const keepsXp2pInfo = xp2pInfo === '' && around.hasXp2pInfo;
  return {
    productId: wordError(form.productId, maxFieldCharacters.productId, errorTexts.productIdEmpty),
    deviceName: wordError(form.deviceName, maxFieldCharacters.deviceName, errorTexts.deviceNameEmpty),
    xp2pInfo: keepsXp2pInfo ? null : xp2pInfoError(xp2pInfo),
    liveStreamDomain: domainError(form.liveStreamDomain),
    initCommand: initCommandError(form.initCommand.reveal()),
    channels: channelsError(form.channels),
  };
}

function xp2pInfoError(xp2pInfo: string): Text | null {
  const error = wordError(xp2pInfo, maxFieldCharacters.xp2pInfo, errorTexts.xp2pInfoEmpty);
  return error ?? (xp2pInfo.startsWith('XP2P') ? null : errorTexts.xp2pInfoMalformed);
}

/** A dash takes it away. */
function initCommandError(command: string): Text | null {
  if (command === '' || command === '-') return null;
  const error = wordError(command, maxFieldCharacters.initCommand, errorTexts.whitespace);
  return error ?? (command.startsWith('action=') ? null : errorTexts.initCommandMalformed);
}

function wordError(word: string, maxCharacters: number, empty: Text): Text | null {
  if (word === '') return empty;
  if (/\s/.test(word)) return errorTexts.whitespace;
  if (!/^[!-~]+$/.test(word)) return errorTexts.notPlain;
  return word.length > maxCharacters ? errorTexts.tooLong(maxCharacters) : null;
}
