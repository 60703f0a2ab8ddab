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
  ['picture', { type: 'stream.failed', failure }],
  ['picture', { type: 'connection.waitingForModule', reason: null }],
  [
    'picture',
    {
      type: 'stream.measured',
      count: { bytes: 1 },
      bytesPerSecond: 2,
      isReadable: true,
      lateness: null,
      sharing: null,
    },
  ],
  ['picture', { type: 'stream.joined', params: { action: 'live', channel: 0, quality: 'high' } }],
  ['watching', { type: 'view.closed', view: 'live' }],
  ['app', { type: 'constructor' }],
  ['door', { type: 'OPEN', how: {} }],
  ['', { type: 'anything' }],
  ['constructor', { type: 'name' }],
  ['__proto__', { type: 'toString' }],
])('%s takes %j', (machine, event) => {
  expect(refusal(machine, event)).toBe('');
});

test.each([
  ['session', { type: 'CHANGE_QUALITY' }, '"quality" of CHANGE_QUALITY has to be: string'],
  ['picture', { type: 'stream.failed', failure: {} }, '"failure" of stream.failed has to be: failure'],
  ['picture', { type: 'stream.failed', failure: null }, '"failure"'],
  ['picture', { type: 'stream.joined', params: { action: 'playback', channel: 0 } }, '"params"'],
  ['player', { type: 'node.measured', measure: { width: 'wide' } }, '"measure"'],
  ['player', { type: 'node.ready', player: {} }, '"player" of node.ready refers to a part of the app'],
  ['watching', { type: 'view.opened', view: 'a', quality: 'high', source: {} }, '"source" of view.opened refers to'],
  ['watching', { type: 'network.changed', networkType: 'wifi', online: 'yes' }, '"online"'],
  ['connection', { type: 'LEFT', from: 'x:7', lingers: true }, '"from"'],
])('%s does not take %j', (machine, event, detail) => {
  expect(refusal(machine, event)).toContain(`badPayload: ${detail}`);
});
