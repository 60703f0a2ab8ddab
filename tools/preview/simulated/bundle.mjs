// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, withDefaults } from '../../build/options.mjs';
import { bundleScripts } from '../../build/scripts.mjs';
import { sharedMarkup, simulatedComponents } from '../../build/simulated-components.mjs';
import { listFiles, packedClip } from '../../build/source-tree.mjs';

/** @typedef {import('./simulated.types.ts').SimulatedPlugins} SimulatedPlugins */

/** Where they lie in a mini-program that has none of its own: no project calls a folder so. */
const folder = '__simulated__';

const scripts = { xp2p: 'simulator/require-plugins', player: 'simulator/require-player' };
const components = [...new Set(Object.values(simulatedComponents).flatMap((named) => Object.values(named)))];

/**
 * The simulated plugins as files that can be put beside any mini-program's own.
 *
 * @returns {Promise<SimulatedPlugins>}
 */
export async function simulatedPlugins() {
  const settings = withDefaults({ target: 'devtools' });
  const entries = [...Object.values(scripts), ...components].map((script) => `${script}.ts`);
  const bundled = await bundleScripts(
    settings,
    { root: repositoryRoot, entries, staticFiles: [], clips: [], variants: new Map() },
    [],
  );
  const [fault] = bundled.diagnostics;
  if (fault) throw new Error(`${fault.file}:${fault.line} ${fault.message}`);
  const read = (/** @type {string} */ file) => readFileSync(path.join(repositoryRoot, file));
  const markup = [
    ...components.flatMap((component) => ['json', 'wxml', 'wxss'].map((suffix) => `${component}.${suffix}`)),
    ...sharedMarkup,
  ];
  const clips = listFiles(path.join(repositoryRoot, 'simulator/media')).filter((file) => file.endsWith('.flv'));
  return {
    files: new Map(
      [...bundled.files, ...markup.map((file) => /** @type {const} */ ([file, read(file).toString('utf8')]))].map(
        ([file, text]) => [`${folder}/${file}`, text],
      ),
    ),
    scripts: { xp2p: `${folder}/${scripts.xp2p}`, player: `${folder}/${scripts.player}` },
    components: { xp2p: placed(simulatedComponents.xp2p), player: placed(simulatedComponents.player) },
    clips: new Map(
      clips.map((clip) => [
        packedClip(`simulator/media/${clip}`),
        { type: 'video/mp4', body: read(`simulator/media/${clip}`) },
      ]),
    ),
  };
}

/** @param {Readonly<Record<string, string>>} named */
const placed = (named) =>
  Object.fromEntries(Object.entries(named).map(([name, component]) => [name, `/${folder}/${component}`]));
