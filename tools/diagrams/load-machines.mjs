// @ts-check
import path from 'node:path';
import esbuild from 'esbuild';
import { repositoryRoot } from '../build/options.mjs';

/** @typedef {import('../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition */

/** In the order in which a newcomer would read them. */
const machineFiles = {
  app: 'app/app.machine',
  module: 'module/module.machine',
  generation: 'module/generation.machine',
  connection: 'connection/connection.machine',
  session: 'session/session.machine',
  cameras: 'cameras/cameras.machine',
  log: 'log/log.machine',
};

/**
 * The definitions of the project's machines, by name, as the inspector has them. They are TypeScript: bundled in memory, then
 * imported. Rejects with esbuild's message when the sources don't compile.
 *
 * @returns {Promise<Record<keyof typeof machineFiles, MachineDefinition>>}
 */
export async function loadMachines() {
  const exports = Object.entries(machineFiles).map(
    ([name, file]) => `export { ${name}Machine as ${name} } from './machines/${file}';`,
  );
  exports.push(`export { describeMachine } from './development/inspector/describe-machine';`);
  const { outputFiles } = await esbuild.build({
    stdin: { contents: exports.join('\n'), resolveDir: repositoryRoot, sourcefile: 'machines.ts', loader: 'ts' },
    absWorkingDir: path.resolve(repositoryRoot),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'silent',
  });
  const [bundle] = outputFiles;
  const { describeMachine, ...machines } = await import(
    `data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`
  );
  return /** @type {Record<keyof typeof machineFiles, MachineDefinition>} */ (
    Object.fromEntries(Object.keys(machineFiles).map((name) => [name, describeMachine(made(machines[name]))]))
  );
}

/**
 * Some machines are made when they are first asked for.
 *
 * @param {unknown} machine
 */
function made(machine) {
  return typeof machine === 'function' ? machine() : machine;
}
