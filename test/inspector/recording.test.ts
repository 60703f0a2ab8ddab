import { createActor } from 'xstate';
import { createInspector } from '../../development/inspector/inspector';
import type { HelloMessage, RecordMessage } from '../../development/inspector/protocol.types';
import { parseRecording, RecordingError, recordingText, recordTo } from '../../tools/inspector/recording.mjs';
import { VirtualClock } from '../support/virtual-clock';
import { doorMachine } from './door.machine';

const hello: HelloMessage = {
  type: 'hello',
  protocol: 3,
  app: 'a-1',
  title: 'xp2p-statecharts',
  build: 'devtools',
  platform: 'ios',
  startedAtMs: 1,
  faults: { zh: [], en: [] },
};
const records: RecordMessage[] = [
  { type: 'actor', id: 'x:0', name: 'app', src: '', seq: 1, atMs: 10 },
  { type: 'event', to: 'x:0', event: { type: '开门\n' }, seq: 2, atMs: 11 },
  { type: 'gone', actor: 'x:0', seq: 3, atMs: 12 },
];
const text = recordingText(hello, records, 1_700_000_000_000);
const line = (message: object) => `${JSON.stringify(message)}\n`;

/** What is wrong with a text, as the fault and the English sentence. */
function faultOf(recording: string): [string, string] {
  try {
    parseRecording(recording);
  } catch (error) {
    if (error instanceof RecordingError) return [error.fault, error.message];
    throw error;
  }
  throw new Error('it was opened');
}

test('what is saved is what is opened, line by line', () => {
  expect(text.split('\n')).toHaveLength(6);
  expect(parseRecording(text)).toEqual({ hello, records, isCutOff: false });
});

test('an editor that put a mark in front, other line ends, or took the last line end away, changes nothing', () => {
  const edited = `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`;
  expect(parseRecording(edited)).toEqual({ hello, records, isCutOff: false });
});

test('a writer that was stopped within a line loses that line alone, and it is said', () => {
  expect(parseRecording(text.slice(0, -5))).toEqual({ hello, records: records.slice(0, 2), isCutOff: true });
});

test.each([
  ['an empty file', ''],
  ['a picture', '\x89PNG\r\n\x1a\n'],
  ['other JSON Lines', line({ type: 'log' })],
  ['a list', line([1, 2])],
  ['another format', line({ type: 'recording', format: 'har', version: 1 })],
])('%s is no recording', (_, recording) => {
  expect(faultOf(recording)).toEqual(['notRecording', expect.stringContaining('no recording of the inspector')]);
});

test('a newer version is told apart, and what to do', () => {
  const newer = text.replace('"version":1', '"version":2');
  expect(faultOf(newer)).toEqual(['newerVersion', expect.stringContaining('format 2, known here: 1')]);
  expect(faultOf(text.replace('"protocol":3', '"protocol":9'))).toEqual(['newerVersion', expect.any(String)]);
});

test('a recording of an earlier protocol is opened: its records are the same', () => {
  expect(parseRecording(text.replace('"protocol":3', '"protocol":2')).records).toEqual(parseRecording(text).records);
});

test('damage is told by its line, in both languages', () => {
  const lines = text.split('\n');
  expect(faultOf([...lines.slice(0, 3), '{"type":"event"', ...lines.slice(4)].join('\n'))[1]).toContain('Line 4');
  expect(faultOf(text.replace('"name":"app"', '"name":7'))).toEqual(['damaged', expect.stringContaining('"name"')]);
  expect(faultOf(text.replace('"seq":2', '"seq":1'))).toEqual(['damaged', expect.stringContaining('seq')]);
  expect(faultOf(line({ type: 'recording', format: 'xp2p-statecharts', version: 1 }))[1]).toContain('Line 2');
  expect(() => parseRecording(`${lines[0]}\n{}\n`)).toThrow(
    expect.objectContaining({ text: expect.objectContaining({ zh: expect.stringContaining('第 2 行') }) }),
  );
});

test('what is told again for readers who missed something is passed over, not damage', () => {
  const again = line({ type: 'lost', standing: [], seq: 3, atMs: 12 });
  expect(parseRecording(text + again).records).toEqual(records);
  expect(faultOf(text.replace('"seq":3', '"seq":2'))).toEqual(['damaged', expect.stringContaining('seq')]);
});

test('what is nested too deep to be shown is damage, told by its line', () => {
  const nested = (lists: number) =>
    text.replace('"type":"开门\\n"', `"type":"deep","in":${'['.repeat(lists)}${']'.repeat(lists)}`);
  // its record and the event are two of them
  expect(parseRecording(nested(63)).records).toHaveLength(records.length);
  for (const lists of [64, 50_000]) {
    expect(faultOf(nested(lists))).toEqual(['damaged', expect.stringContaining('Line 4')]);
    expect(faultOf(nested(lists))[1]).toContain('64 lists and objects');
  }
});

test.each([
  'thought',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
])('a record that only a newer writer knows (%s) is left out', (type) => {
  expect(parseRecording(text + line({ type, seq: 4, atMs: 13 })).records).toEqual(records);
});

test('a client can record without a relay, and what it wrote can be opened', async () => {
  const clock = new VirtualClock(1_000);
  let written = '';
  const inspector = createInspector({
    clock,
    title: 'door',
    build: 'device',
    platform: '',
    random: () => 0.5,
    faults: { groups: () => [], run: () => undefined, clear: () => undefined },
    connect: recordTo((more) => {
      written += more;
    }, 7),
  });
  const door = createActor(doorMachine, { clock, inspect: inspector.observe, id: 'door' });
  door.start();
  door.send({ type: 'OPEN' });
  await clock.advance(10_000);
  const recording = parseRecording(written);
  expect(recording.hello.title).toBe('door');
  expect(recording.records.flatMap((record) => (record.type === 'snapshot' ? [record.value] : []))).toEqual([
    'closed',
    'open',
    'closed',
  ]);
});
