import type { SnapshotFrom } from 'xstate';
import type { Lack } from '../kernel/abilities';
import type { StreamMeasure } from '../picture';
import { maskQueryValues } from '../privacy/mask-url';
import { bytesText } from '../words/bytes-text';
import type { SessionMachine } from './session.machine';
import { diagnosisTexts, lackTexts, needsVersion, routeTexts, untriedText } from './session.texts';
import type { SessionContext } from './session.types';
import type { SessionView } from './session.view.types';

type DiagnosisRow = readonly [keyof typeof diagnosisTexts, string];

/** What the folded diagnosis shows, in words and units: nothing that is not known. Pure. */
export function diagnosisOf(snapshot: SnapshotFrom<SessionMachine>): SessionView['diagnosis'] {
  const { context } = snapshot;
  const route = snapshot.matches({ viewing: { route: 'shared' } }) ? 'shared' : 'direct';
  const { source, measure, budget, language, plugin } = context;
  const { stream, localPeerName } = measure;
  const { width, height, framesPerSecond, videoCacheMs } = measure.player;
  const rows: readonly DiagnosisRow[] = [
    ['source', sourceOf(context)],
    ['route', source.kind === 'camera' ? routeTexts[route][language] : ''],
    ['localPeerName', localPeerName],
    ['bytes', stream.bytes > 0 ? bytesText(stream.bytes) : ''],
    ['rate', stream.bytesPerSecond > 0 ? `${Math.round((stream.bytesPerSecond * 8) / 1_000)} kbit/s` : ''],
    ['frames', stream.videoFrames > 0 ? String(stream.videoFrames) : ''],
    ['keyFrames', stream.keyFrames > 0 ? String(stream.keyFrames) : ''],
    ['size', width && height ? `${width}×${height}` : ''],
    ['framesPerSecond', framesPerSecond ? `${Math.round(framesPerSecond)} fps` : ''],
    ['cache', videoCacheMs === undefined ? '' : `${Math.round(videoCacheMs)} ms`],
    ...sharingRows(stream.sharing),
    ['plugin', pluginOf(context)],
    ['calls', plugin.isUntried ? untriedText[language] : ''],
    ['uuid', plugin.uuid],
    ['attempts', budget.attempts > 0 ? String(budget.attempts) : ''],
  ];
  const lacks = lacksOf(context).map(({ feature, since }) => ({
    key: feature,
    label: lackTexts[feature][language],
    value: needsVersion(since)[language],
  }));
  const known = rows
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ key, label: diagnosisTexts[key][language], value }));
  return [...known, ...lacks];
}

/** What this version of the plugin cannot do yet. */
export const lacksOf = ({ abilities, plugin }: SessionContext): readonly Lack[] => abilities.lacks(plugin.xp2p);

const pluginOf = ({ plugin: { xp2p, player } }: SessionContext): string =>
  [xp2p && `XP2P ${xp2p}`, player && `P2P-Player ${player}`].filter(Boolean).join(' · ');

/** A camera that is known by both is watched by its device; only the beta, which tells a local address too, plays the url. */
function sourceOf({ source: { id, address }, measure: { flvUrl } }: SessionContext): string {
  if (address.by === 'device' && (flvUrl === '' || address.url === '')) return address.deviceName;
  return address.url === '' ? id : maskQueryValues(address.url);
}

/** What one to many saved: how much came from other viewers instead of the server. */
function sharingRows(sharing: StreamMeasure['sharing']): readonly DiagnosisRow[] {
  if (!sharing) return [];
  const { peers, bytesFromPeers, bytesFromServer } = sharing;
  const all = bytesFromPeers + bytesFromServer;
  return [
    ['peers', String(peers)],
    ['fromPeers', bytesText(bytesFromPeers)],
    ['fromServer', bytesText(bytesFromServer)],
    ['saved', all === 0 ? '' : `${Math.round((bytesFromPeers / all) * 100)} %`],
  ];
}
