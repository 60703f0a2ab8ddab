import type { RecordMessage } from '../../development/inspector/protocol.types';
import { startInspector } from '../../tools/inspector/server.mjs';
import type { InspectorServer } from '../../tools/inspector/server.types';
import { InspectedApp } from './inspected-app';
import { Viewer } from './viewer';

let server: InspectorServer;
beforeEach(async () => {
  server = await startInspector({ port: 0, log: () => undefined });
});
afterEach(async () => {
  await server.close();
  jest.restoreAllMocks();
});

const isSnapshotOf = (name: string, value: unknown) => (viewer: Viewer) => {
  const records = viewer.records();
  const actor = records.find((record) => record.type === 'actor' && record.name === name);
  return records.some(
    (record) =>
      record.type === 'snapshot' &&
      actor?.type === 'actor' &&
      record.actor === actor.id &&
      JSON.stringify(record.value) === JSON.stringify(value),
  );
};

test('an app that is connected by wx.connectSocket shows its machines, its actors and what they do', async () => {
  const viewer = await Viewer.open(server.url);
  const inspected = new InspectedApp(server.appUrl);
  await inspected.runUntil(viewer.until(isSnapshotOf('generation 2.4', { alive: 'inited' })));

  const records = viewer.records();
  const named = (type: RecordMessage['type']) => records.filter((record) => record.type === type);
  expect(named('machine')).toHaveLength(7);
  const numbers = records.map(({ seq }) => seq);
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  expect(named('actor')).toContainEqual(expect.objectContaining({ name: 'generation 2.4', machine: 'generation' }));
  expect(named('call')).toContainEqual(expect.objectContaining({ method: 'init', port: 'plugin', phase: 'resolved' }));
  inspected.end();
});
