// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fault } from '../../build/diagnostics.mjs';

/** @typedef {import('../../build/build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('../release.types.ts').BuiltPackage} BuiltPackage */
/** @typedef {import('../release.types.ts').CheckResult} CheckResult */

const inspector = 'the inspector';

/** What has no business on a phone: pattern of sources, and what it is. */
const developmentSources = [
  { pattern: /^simulator\//, kind: 'the simulator' },
  { pattern: /^development\//, kind: inspector },
  { pattern: /^(test|tools|scripts)\/|\.test\.[cm]?[jt]s$/, kind: 'tests or tools' },
];

/** Traces of the same in the package's own files, however they came there. */
const developmentFiles = [
  { pattern: /^simulator\//, kind: 'the simulator' },
  { pattern: /(^|\/)(test|__tests__)\/|\.(test|spec)\.js$/, kind: 'tests' },
  { pattern: /\.map$/, kind: 'source maps' },
  { pattern: /\.(key|pem)$/, kind: 'a key' },
];

/**
 * The package is made of the app's own sources and its declared dependencies: no simulator, no inspector (unless it is
 * wanted), no test, no source map.
 *
 * @param {BuiltPackage} built
 * @param {{ withInspector?: boolean }} [wanted]
 * @returns {CheckResult}
 */
export function checkSources(built, { withInspector = false } = {}) {
  const { sources, files } = built;
  const unwanted = developmentSources.filter(({ kind }) => !withInspector || kind !== inspector);
  return {
    name: 'sources',
    seen: `${sources.length} sources; no simulator, ${withInspector ? '' : 'inspector, '}test or source map`,
    found: [
      ...sources.flatMap(({ file }) => strayedSource(file, unwanted, dependenciesOf(built))),
      ...[...files.keys()].flatMap(strayedFile),
      ...[...files].flatMap(sourceMapReference),
    ],
  };
}

/**
 * @param {string} source
 * @param {typeof developmentSources} unwanted
 * @param {readonly string[]} dependencies
 * @returns {Diagnostic[]}
 */
function strayedSource(source, unwanted, dependencies) {
  const strayed = unwanted.find(({ pattern }) => pattern.test(source));
  if (strayed) return [fault(source, `The package holds code of ${strayed.kind}: this file`)];
  if (source === 'shared.js' || /^(machines|miniprogram|development)\//.test(source)) return [];
  const installed = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  if (installed && dependencies.includes(installed)) return [];
  return [fault(source, 'The package holds this file, which is neither the app’s own nor of a declared dependency')];
}

/** @param {string} file */
function strayedFile(file) {
  const strayed = developmentFiles.find(({ pattern }) => pattern.test(file));
  return strayed ? [fault(`dist/device/${file}`, `The package holds ${strayed.kind}: this file`)] : [];
}

/** @param {[string, Buffer]} file */
function sourceMapReference([file, contents]) {
  if (!/\.(js|wxss)$/.test(file) || !contents.includes('sourceMappingURL=')) return [];
  return [fault(`dist/device/${file}`, 'This file names a source map (sourceMappingURL)')];
}

/** @param {BuiltPackage} built */
function dependenciesOf({ root }) {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.keys(dependencies);
}
