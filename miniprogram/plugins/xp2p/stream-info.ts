import type { StreamParams, StreamSource } from '../../../machines/kernel/ports';
import { rememberSecret } from '../../../machines/privacy/known-secrets';
import { secretsInUrl } from '../../../machines/privacy/mask-url';
import type { StreamInfo } from './surface';

/** From 1.0 on a camera is named by its `xp2pInfo`; the host in its url is this literal word (contract 2.2). */
const DEVICE_URL = 'http://XP2P_INFO.xnet/ipc.p2p.com/ipc.flv';

const FILE_NAME = 'ipc.flv';

/** The query that asks for this stream (contract 2.3). */
const queryOf = ({ action, channel, quality }: StreamParams): string =>
  `action=${action}&channel=${channel}&quality=${quality}`;

/** What the beta connects to: a url and nothing else; undefined for a camera that has none. */
export function urlStreamInfo({ kind, address: { url } }: StreamSource, params: StreamParams): StreamInfo | undefined {
  if (url === '') return undefined;
  for (const secret of secretsInUrl(url)) rememberSecret(secret);
  return { url: kind === 'camera' ? withParams(url, params) : url };
}

/** What 1.0 and later connect to. The one place where `xp2pInfo` is revealed: it goes to the plugin and to nobody else. */
export function deviceStreamInfo(source: StreamSource, params: StreamParams): StreamInfo | undefined {
  const { address } = source;
  if (address.by === 'url') return urlStreamInfo(source, params);
  const { productId, deviceName, liveStreamDomain } = address;
  const xp2pInfo = address.xp2pInfo.reveal();
  rememberSecret(xp2pInfo);
  return {
    url: `${DEVICE_URL}?${queryOf(params)}`,
    productId,
    deviceName,
    xp2pInfo,
    // Known from 2.0 on; earlier ones read only the fields that they know.
    ...(liveStreamDomain !== '' && { liveStreamDomain }),
  };
}

/** Which file of a camera to pull. A server stream's is in its service's url, so the plugin is told none. */
export function flvOf(source: StreamSource, params: StreamParams): { filename: string; params: string } | undefined {
  return source.kind === 'camera' ? { filename: FILE_NAME, params: queryOf(params) } : undefined;
}

/** Query parameters that say what to pull; all others belong to the url. */
const OWN_NAMES = ['action', 'channel', 'quality', 'start_time', 'end_time'];

/** The url with this stream's parameters; WeChat's JavaScript has no `URL`. */
function withParams(url: string, params: StreamParams): string {
  const [address = '', query = ''] = url.split('?', 2);
  const foreign = query.split('&').filter((pair) => pair !== '' && !OWN_NAMES.includes(pair.split('=')[0] ?? ''));
  return `${address}?${[queryOf(params), ...foreign].join('&')}`;
}
