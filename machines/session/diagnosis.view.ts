import type { SnapshotFrom } from 'xstate';
import { maskQueryValues } from '../privacy/mask-url';
import type { sessionMachine } from './session.machine';
import { diagnosisTexts, routeTexts } from './session.texts';
import type { SessionContext } from './session.types';
import type { SessionView } from './session.view.types';

type DiagnosisRow = readonly [keyof typeof diagnosisTexts, string];

/** What the folded diagnosis shows, in words and units: nothing that is not known. Pure. */
export function diagnosisOf(snapshot: SnapshotFrom<typeof sessionMachine>): SessionView['diagnosis'] {
  const { context } = snapshot;
  const route = snapshot.matches({ viewing: { route: 'shared' } }) ? 'shared' : 'direct';
  const { source, streamMeasure, playerMeasure, localPeerName, budget, language } = context;
  const { width, height, framesPerSecond, videoCacheMs } = playerMeasure;
  const rows: readonly DiagnosisRow[] = [
    ['source', sourceOf(context)],
    ['route', source.kind === 'camera' ? routeTexts[route][language] : ''],
    ['localPeerName', localPeerName],
    ['bytes', streamMeasure.bytes > 0 ? megabytes(streamMeasure.bytes) : ''],
    [
      'rate',
      streamMeasure.bytesPerSecond > 0 ? `${Math.round((streamMeasure.bytesPerSecond * 8) / 1_000)} kbit/s` : '',
    ],
    ['frames', streamMeasure.videoFrames > 0 ? String(streamMeasure.videoFrames) : ''],
    ['keyFrames', streamMeasure.keyFrames > 0 ? String(streamMeasure.keyFrames) : ''],
    ['size', width && height ? `${width}×${height}` : ''],
    ['framesPerSecond', framesPerSecond ? `${Math.round(framesPerSecond)} fps` : ''],
    ['cache', videoCacheMs === undefined ? '' : `${Math.round(videoCacheMs)} ms`],
    ...sharingRows(streamMeasure.sharing),
    ['attempts', budget.attempts > 0 ? String(budget.attempts) : ''],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ key, label: diagnosisTexts[key][language], value }));
}

/** A camera that is known by both is watched by its device; only the beta, which tells a local address too, plays the url. */
function sourceOf({ source: { id, address }, flvUrl }: SessionContext): string {
  if (address.by === 'device' && (flvUrl === '' || address.url === '')) return address.deviceName;
  return address.url === '' ? id : maskQueryValues(address.url);
}

/** What one to many saved: how much came from other viewers instead of the server. */
function sharingRows(sharing: SessionContext['streamMeasure']['sharing']): readonly DiagnosisRow[] {
  if (!sharing) return [];
  const { peers, bytesFromPeers, bytesFromServer } = sharing;
  const all = bytesFromPeers + bytesFromServer;
  return [
    ['peers', String(peers)],
    ['fromPeers', megabytes(bytesFromPeers)],
    ['fromServer', megabytes(bytesFromServer)],
    ['saved', all === 0 ? '' : `${Math.round((bytesFromPeers / all) * 100)} %`],
  ];
}

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
