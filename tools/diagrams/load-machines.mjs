// @ts-check
import path from 'node:path';
import esbuild from 'esbuild';
import { repositoryRoot } from '../build/options.mjs';

/** @typedef {import('../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition */

/**
 * Where the machines stand, and how each is had: some are made when they are first asked for, or with the logic of a child.
 * In the order in which a newcomer would read them.
 */
const machines = {
  app: { file: 'app/app.machine', made: 'appMachine' },
  watching: { file: 'watching/watching.machine', made: 'watchingMachine' },
  module: { file: 'module/module.machine', made: 'moduleMachine' },
  generation: { file: 'module/generation.machine', made: 'generationMachine' },
  connection: { file: 'connection/connection.machine', made: 'connectionMachine()' },
  session: { file: 'session/session.machine', made: 'sessionWith(bytesPicture())' },
  picture: { file: 'picture/bytes/bytes.machine', made: 'bytesPicture()' },
  managedPicture: { file: 'picture/managed/managed.machine', made: 'managedPicture()' },
  player: { file: 'player/player.machine', made: 'playerMachine()' },
  ptz: { file: 'ptz/ptz.machine', made: 'ptzMachine()' },
  commands: { file: 'commands/commands.machine', made: 'commandsMachine()' },
  recording: { file: 'recording/recording.machine', made: 'recordingWith(null)' },
  kept: { file: 'kept/kept.machine', made: 'keptMachine()' },
  cameras: { file: 'cameras/cameras.machine', made: 'camerasMachine' },
  permissions: { file: 'permissions/permissions.machine', made: 'permissionsMachine' },
  log: { file: 'log/log.machine', made: 'logMachine' },
};

/**
 * The definitions of the project's machines, by name, as the inspector has them. They are TypeScript: bundled in memory, then
 * imported. Rejects with esbuild's message when the sources don't compile.
 *
 * @returns {Promise<Record<keyof typeof machines, MachineDefinition>>}
 */
export async function loadMachines() {
  const contents = [
    `import { describeMachine } from './development/inspector/describe-machine';`,
    ...Object.values(machines).map(({ file, made }) => `import { ${/^\w+/.exec(made)} } from './machines/${file}';`),
    `export const told = {`,
    ...Object.entries(machines).map(([name, { made }]) => `${name}: describeMachine(${made}),`),
    `};`,
  ].join('\n');
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: repositoryRoot, sourcefile: 'machines.ts', loader: 'ts' },
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
  const { told } = await import(
    `data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`
  );
  return /** @type {Record<keyof typeof machines, MachineDefinition>} */ (
    Object.fromEntries(Object.keys(machines).map((name) => [name, told[name]]))
  );
}
