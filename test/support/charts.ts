import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type AnyStateMachine, fromCallback, StateMachine } from 'xstate';
import { chartEvents } from './chart-events';
import { checkMachine } from './check-machine';

/** The files below a folder that make a chart: `*.machine.ts`. A new one cannot be forgotten. */
export function machineFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.machine.ts'))
    .map((file) => path.join(folder, file))
    .sort();
}

/** Stands in for the logic of a child that a chart is made with. */
const standIn = fromCallback(() => undefined);

/** The machines that a file exports. A function there makes one, when first asked for, or with the logic of a child. */
export function machinesIn(file: string): AnyStateMachine[] {
  const exported: object = require(file);
  return Object.values(exported)
    .map((value) => (typeof value === 'function' ? value(standIn) : value))
    .filter((value) => value instanceof StateMachine);
}

/** Where a deeper state handles what the root keeps books on, and why that is right. */
const handledTwiceOnPurpose = {
  // only over a service that is started can the device be asked; everywhere else the root says that it cannot
  connection: ['COMMAND', 'PRESS'],
  // a pull is switched to another quality, which is kept as the root keeps it; a picture that is too far behind forgets its cache
  picture: ['SET_QUALITY', 'player.measured'],
  // a node that is there is told of another quality, and asked for a picture; the root says that there is none
  managedPicture: ['SET_QUALITY', 'SET_CHANNEL', 'TAKE_PICTURE'],
  // the same
  player: ['TAKE_PICTURE'],
} as const;

/** States in which nothing is waited for, so that nothing is lost where WeChat tells nothing. */
const endedByHearsayOnPurpose = {
  // whoever wants it ends it: the root hears that in every state
  module: ['module.closed'],
  // without word of the contrary somebody looks, and there is a network
  watching: ['watching.visibility.shown', 'watching.network.online'],
} as const;

/** What is wrong with the machines of a file, which may throw as soon as it is loaded. */
export function checkMachinesIn(file: string): string[] {
  return checkMachine(() => machinesIn(file), { events: chartEvents, handledTwiceOnPurpose, endedByHearsayOnPurpose });
}
