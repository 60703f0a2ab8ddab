import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type AnyStateMachine, StateMachine } from 'xstate';
import { chartEvents } from './chart-events';
import { checkMachine } from './check-machine';

/** The files below a folder that make a chart: `*.machine.ts`. A new one cannot be forgotten. */
export function machineFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.machine.ts'))
    .map((file) => path.join(folder, file))
    .sort();
}

/** The machines that a file exports; some are made when first asked for. */
export function machinesIn(file: string): AnyStateMachine[] {
  const exported: object = require(file);
  return Object.entries(exported)
    .map(([name, value]) => (/Machine$/.test(name) && typeof value === 'function' ? value() : value))
    .filter((value) => value instanceof StateMachine);
}

/** What is wrong with the machines of a file, which may throw as soon as it is loaded. */
export function checkMachinesIn(file: string): string[] {
  return checkMachine(() => machinesIn(file), { events: chartEvents });
}
