import { assign, fromCallback, setup, stopChild } from 'xstate';
import type { Socket } from '../../../development/inspector/link';
import type { LostMessage, RecordMessage, SnapshotMessage } from '../../../development/inspector/protocol.types';
import { startInspector } from '../../../tools/inspector/server.mjs';
import type { InspectorServer } from '../../../tools/inspector/server.types';
import { InspectedDoor } from '../../inspector/inspected-door';

const servers: InspectorServer[] = [];
const doors: InspectedDoor[] = [];

/** Ends every door and every relay of a test: to be called after each. */
export async function endAll(): Promise<void> {
  for (const door of doors.splice(0)) door.end();
  for (const server of servers.splice(0)) await server.close();
}

export async function serve(port = 0): Promise<InspectorServer> {
  const server = await startInspector({ port, log: () => undefined });
  servers.push(server);
  return server;
}

export function doorAt(...parameters: ConstructorParameters<typeof InspectedDoor>): InspectedDoor {
  const door = new InspectedDoor(...parameters);
  doors.push(door);
  return door;
}

export const snapshots = (records: readonly RecordMessage[]): SnapshotMessage[] =>
  records.flatMap((record) => (record.type === 'snapshot' ? [record] : []));
export const notes = (records: readonly RecordMessage[]): unknown[] =>
  records.flatMap((record) => (record.type === 'event' ? [record.event.count] : []));
export const lost = (records: readonly RecordMessage[]): LostMessage[] =>
  records.flatMap((record) => (record.type === 'lost' ? [record] : []));
export const note = (door: InspectedDoor, count: number): void => door.door.send({ type: 'NOTE', count } as never);

/** A socket of which nothing is heard. */
export const mute: Socket = {
  send: () => undefined,
  onOpen: () => {},
  onMessage: () => {},
  onError: () => {},
  onClose: () => {},
};

/** Guests that come and go. */
export const crowdMachine = setup({
  types: {
    context: {} as { guests: Record<number, unknown> },
    events: {} as { type: 'CAME' | 'WENT'; guest: number } | { type: 'CLOSED' },
  },
  actors: { guest: fromCallback(() => () => undefined) },
  actions: {
    welcome: assign(({ event, spawn, context }) =>
      event.type === 'CAME'
        ? { guests: { ...context.guests, [event.guest]: spawn('guest', { id: `guest ${event.guest}` }) } }
        : {},
    ),
    farewell: stopChild(({ event }) => (event.type === 'WENT' ? `guest ${event.guest}` : '')),
  },
}).createMachine({
  id: 'crowd',
  context: { guests: {} },
  on: {
    CAME: { actions: 'welcome' },
    WENT: { actions: 'farewell' },
    CLOSED: {},
  },
});
