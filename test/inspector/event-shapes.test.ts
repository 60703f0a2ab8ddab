import { Refusal } from '../../tools/inspector/relay/check-message.mjs';
import { checkShape } from '../../tools/inspector/relay/event-shapes.mjs';

const failure = { source: 'xp2p', code: -2401, kind: 'running', scope: 'connection' };

function refusal(machine: string, event: { readonly type: string }): string {
  try {
    checkShape(machine, event);
    return '';
  } catch (error) {
    if (error instanceof Refusal) return `${error.reason}: ${error.message}`;
    throw error;
  }
}

test.each([
  ['session', { type: 'PLAY' }],
  ['session', { type: 'CHANGE_QUALITY', quality: 'high', more: [] }],
  ['session', { type: 'stream.failed', failure }],
  ['session', { type: 'connection.waitingForModule', reason: null }],
  ['session', { type: 'stream.measured', count: { bytes: 1 }, bytesPerSecond: 2, sharing: null }],
  ['session', { type: 'stream.joined', params: { action: 'live', channel: 0, quality: 'high' } }],
  ['app', { type: 'view.opened', view: 'live', camera: { id: 'a', name: 'A', kind: 'camera', quality: 'high' } }],
  ['app', { type: 'constructor' }],
  ['door', { type: 'OPEN', how: {} }],
  ['', { type: 'anything' }],
])('%s takes %j', (machine, event) => {
  expect(refusal(machine, event)).toBe('');
});

test.each([
  ['session', { type: 'CHANGE_QUALITY' }, '"quality" of CHANGE_QUALITY has to be: string'],
  ['session', { type: 'stream.failed', failure: {} }, '"failure" of stream.failed has to be: failure'],
  ['session', { type: 'stream.failed', failure: null }, '"failure"'],
  ['session', { type: 'stream.joined', params: { action: 'playback', channel: 0 } }, '"params"'],
  ['session', { type: 'node.measured', measure: { width: 'wide' } }, '"measure"'],
  ['session', { type: 'node.ready', player: {} }, '"player" of player.ready refers to a part of the app'],
  ['app', { type: 'view.opened', view: 'live', camera: { id: 'a' } }, '"camera"'],
  ['app', { type: 'view.opened', view: 'live', camera: 'a', muted: 'yes' }, '"camera"'],
  ['connection', { type: 'viewer.left', lease: 'x:7' }, '"lease"'],
])('%s does not take %j', (machine, event, detail) => {
  expect(refusal(machine, event)).toContain(`badPayload: ${detail}`);
});
