import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type AnyStateMachine, StateMachine } from 'xstate';
import { checkMachine } from '../support/check-machine';

const folder = path.resolve(__dirname, '../../machines');

/** Every chart of the project: whatever a file called `*.machine.ts` exports, some made when first asked for. A new one cannot be forgotten here. */
const machineFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.machine.ts'))
  .sort();

async function machinesOf(file: string): Promise<[string, AnyStateMachine][]> {
  const exported: object = await import(path.join(folder, file));
  return Object.entries(exported)
    .map(([name, value]) => [name, /Machine$/.test(name) && typeof value === 'function' ? value() : value])
    .filter((entry): entry is [string, AnyStateMachine] => entry[1] instanceof StateMachine);
}

test('the charts of this project are found', async () => {
  const found = await Promise.all(machineFiles.map(machinesOf));
  expect(found.flat().map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'appMachine',
      'camerasMachine',
      'connectionMachine',
      'generationMachine',
      'logMachine',
      'moduleMachine',
      'sessionMachine',
    ]),
  );
  expect(found.filter((machines) => machines.length === 0)).toEqual([]);
});

test.each(machineFiles)('%s has no fault that only a look at the whole chart finds', async (file) => {
  for (const [, machine] of await machinesOf(file)) expect(checkMachine(machine)).toEqual([]);
});
