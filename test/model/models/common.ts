import { type AnyStateMachine, fromCallback } from 'xstate';
import { failureOf } from '../../../machines/failure';
import type { Ports, StreamParams, StreamSource } from '../../../machines/kernel/ports';
import type { Lanes } from '../../../machines/lane';
import { secret } from '../../../machines/privacy/secret';
import { atDevice, atUrl } from '../../support/addresses';
import { ear } from '../../support/ear';
import type { Model } from '../walk';

/** The time that every model sees: set by the walk. */
let nowMs = 0;
export const setNow = (ms: number) => {
  nowMs = ms;
};

export const nothing = () => undefined;
/** Stands in for a child that the chart is given. */
export const listener = fromCallback(nothing);
const settled = () => Promise.resolve();
export const lanes = { onJammed: () => nothing, isJammed: () => false } as unknown as Lanes;

export const ports = {
  clock: { now: () => nowMs, setTimeout: () => 0, clearTimeout: nothing },
  random: () => 0.5,
  xp2p: {
    generations: ['2.3', '2.4'],
    sourceBelongsToModule: false,
    checkDevice: async () => 0,
    initCamera: settled,
  },
  players: { attach: () => nothing, resetLocalServer: settled },
  managedNodes: { attach: () => nothing },
  devices: {},
  storage: { read: nothing, write: nothing },
  album: { save: settled, saveVideo: settled, openSettings: settled },
  screen: { keepOn: () => nothing },
  environment: { obstacles: () => [], stopsSocketsInBackground: true },
} as unknown as Ports;

export const failures = {
  retry: failureOf('xp2p', -2402),
  never: failureOf('http', 404),
  connection: failureOf('notice', 'disconnect'),
  module: failureOf('xp2p', -2002),
  server: failureOf('p2p-player', 53),
  microphone: failureOf('live-player', 'permissionDenied'),
};
export const once = [{}] as const;
export const high: StreamParams = { action: 'live', channel: 0, quality: 'high' };
export const low: StreamParams = { action: 'live', channel: 0, quality: 'standard' };
export const door: StreamSource = {
  id: 'door',
  kind: 'camera',
  address: atUrl('http://door.xnet/ipc.p2p.com/ipc.flv'),
  deviceCheck: true,
};
/** The same camera elsewhere, which is not asked whether it accepts a viewer, and wants an init command. */
export const moved: StreamSource = {
  ...door,
  address: atDevice({ initCommand: secret('action=user_define&cmd=init') }),
  deviceCheck: false,
};

/** The events of a chart's delays: nothing comes with them. */
export const delaysOf = (machine: AnyStateMachine): Model['events'] =>
  Object.fromEntries(
    machine.events.filter((type) => String(type).startsWith('xstate.after.')).map((type) => [type, once]),
  );

export const one = ear().ref;
export const other = ear().ref;
export const owner = ear().ref;

/** A camera of the list. */
export const listed = {
  id: 'door',
  name: 'Door',
  kind: 'camera',
  quality: 'high',
  address: atUrl('http://door.xnet/ipc.p2p.com/ipc.flv'),
} as const;
