import { config } from '../kernel/config';
import { MASK } from '../privacy/mask-url';
import type { Text } from '../words/text';
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
    name: form.name.length > maxFieldCharacters.name ? tooLong(maxFieldCharacters.name) : null,
    id: idError(form.id, around.others),
    ...(form.kind === 'server' || form.by === 'url' ? { url: urlError(form.url) } : deviceErrors(form, around)),
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== null));
}

function idError(id: string, others: readonly Camera[]): Text | null {
  if (id === '') return texts.idEmpty;
  if (id.length > maxFieldCharacters.id) return tooLong(maxFieldCharacters.id);
  if (!isId(id)) return texts.idMalformed;
  const owner = others.find((camera) => camera.id === id);
  if (!owner) return null;
  return {
    zh: `这个 ID 已用于“${owner.name}”，请换一个，例如 ${id}-2`,
    en: `This id belongs to “${owner.name}”. Choose another, such as ${id}-2`,
  };
}

/** What is wrong with a camera's or server stream's url; null when nothing is. */
export function urlError(url: string): Text | null {
  if (url === '') return texts.urlEmpty;
  if (url.length > maxFieldCharacters.url) return tooLong(maxFieldCharacters.url);
  if (/\s/.test(url)) return texts.urlWhitespace;
  const [, scheme, authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  if (!scheme || !/^https?$/i.test(scheme)) return texts.urlScheme;
  const host = authority.replace(/^.*@/, '').replace(/:\d{1,5}$/, '');
  if (/\.xnet$/i.test(host)) {
    if (!/^[\w.%+=~-]+\.xnet$/i.test(host)) return texts.urlHost;
    if (scheme.toLowerCase() !== 'http') return texts.urlXnetScheme;
  } else if (!isHost(host)) return texts.urlHost;
  return url.includes(MASK) ? texts.urlMasked : null;
}

const isHost = (host: string): boolean => /^\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*$/.test(host);

function domainError(domain: string): Text | null {
  if (domain.length > maxFieldCharacters.liveStreamDomain) return tooLong(maxFieldCharacters.liveStreamDomain);
  return domain === '' || isHost(domain) ? null : texts.domainMalformed;
}

function deviceErrors(form: CameraForm, around: FormSurroundings): { readonly [field in CameraField]?: Text | null } {
  const xp2pInfo = form.xp2pInfo.reveal();
  const keepsXp2pInfo = xp2pInfo === '' && around.hasXp2pInfo;
  return {
    productId: wordError(form.productId, maxFieldCharacters.productId, texts.productIdEmpty),
    deviceName: wordError(form.deviceName, maxFieldCharacters.deviceName, texts.deviceNameEmpty),
    xp2pInfo: keepsXp2pInfo ? null : wordError(xp2pInfo, maxFieldCharacters.xp2pInfo, texts.xp2pInfoEmpty),
    liveStreamDomain: domainError(form.liveStreamDomain),
  };
}

function wordError(word: string, maxCharacters: number, empty: Text): Text | null {
  if (word === '') return empty;
  if (/\s/.test(word)) return texts.whitespace;
  return word.length > maxCharacters ? tooLong(maxCharacters) : null;
}

const tooLong = (maxCharacters: number): Text => ({
  zh: `太长了，最多 ${maxCharacters} 个字符`,
  en: `Too long: at most ${maxCharacters} characters`,
});

const texts = {
  idEmpty: { zh: '请填写 ID，例如 front-door', en: 'Enter an id, such as front-door' },
  idMalformed: {
    zh: '只能用字母、数字和 . _ -，例如 front-door_1',
    en: 'Use only letters, digits and . _ -, such as front-door_1',
  },
  urlEmpty: {
    zh: '请填写播放地址，例如 https://example.com/live.flv',
    en: 'Enter an address, such as https://example.com/live.flv',
  },
  urlWhitespace: { zh: '地址里有空格或换行，请去掉', en: 'There is a space or line break in the address: take it out' },
  urlScheme: {
    zh: '地址要以 http:// 或 https:// 开头，例如 https://example.com/live.flv',
    en: 'The address must begin with http:// or https://, such as https://example.com/live.flv',
  },
  urlXnetScheme: {
    zh: '.xnet 地址要以 http:// 开头，例如 http://name.xnet/ipc.p2p.com/ipc.flv',
    en: 'A .xnet address must begin with http://, such as http://name.xnet/ipc.p2p.com/ipc.flv',
  },
  urlHost: {
    zh: '地址里的主机名不对，例如 https://example.com/live.flv',
    en: 'The host in the address is not right; it looks like https://example.com/live.flv',
  },
  urlMasked: {
    zh: `地址里的 ${MASK} 是被隐藏的内容，请填写完整`,
    en: `${MASK} in the address stands for something hidden: enter it in full`,
  },
  productIdEmpty: { zh: '请填写产品 ID，例如 AB12CD34EF', en: 'Enter the product id, such as AB12CD34EF' },
  deviceNameEmpty: { zh: '请填写设备名，例如 camera_001', en: 'Enter the device name, such as camera_001' },
  xp2pInfoEmpty: {
    zh: '请填写设备的 xp2pInfo，以 XP2P 开头',
    en: 'Enter the device’s xp2pInfo; it begins with XP2P',
  },
  domainMalformed: {
    zh: '只填主机名，不带 https:// 和路径，例如 live.example.com',
    en: 'Enter the host alone, without https:// or a path, such as live.example.com',
  },
  whitespace: { zh: '里面有空格或换行，请去掉', en: 'There is a space or line break in it: take it out' },
} as const satisfies { [name: string]: Text };
