// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { both, fault } from '../../build/diagnostics.mjs';

/** @typedef {import('../../build/build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('../release.types.ts').BuiltPackage} BuiltPackage */
/** @typedef {import('../release.types.ts').CheckResult} CheckResult */

const inspector = 'the inspector';

/** What has no business on a phone: pattern of sources, and what it is. */
const developmentSources = [
  { pattern: /^simulator\//, kind: 'the simulator', zh: '模拟器' },
  { pattern: /^development\//, kind: inspector, zh: '检查器' },
  { pattern: /^(test|tools|scripts)\/|\.test\.[cm]?[jt]s$/, kind: 'tests or tools', zh: '测试或工具' },
];

/** Traces of the same in the package's own files, however they came there. */
const developmentFiles = [
  { pattern: /^simulator\//, kind: 'the simulator', zh: '模拟器' },
  { pattern: /(^|\/)(test|__tests__)\/|\.(test|spec)\.js$/, kind: 'tests', zh: '测试' },
  { pattern: /\.map$/, kind: 'source maps', zh: ' source map ' },
  { pattern: /\.(key|pem)$/, kind: 'a key', zh: '密钥' },
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
  if (strayed)
    return [
      fault(
        source,
        both(
          `包里有${strayed.zh}的代码，就是这个文件：请去掉对它的导入。`,
          `The package holds code of ${strayed.kind}: this file. Take out what imports it.`,
        ),
      ),
    ];
  if (source === 'shared.js' || /^(machines|miniprogram|development|package)\//.test(source)) return [];
  const installed = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  if (installed && dependencies.includes(installed)) return [];
  return [
    fault(
      source,
      both(
        '包里有这个文件，它既不是应用自己的，也不属于 package.json 的 dependencies：请写进去，或去掉导入。',
        'The package holds this file, which is neither the app’s own nor of a declared dependency: name it in package.json, or take the import out.',
      ),
    ),
  ];
}

/** @param {string} file */
function strayedFile(file) {
  const strayed = developmentFiles.find(({ pattern }) => pattern.test(file));
  return strayed
    ? [
        fault(
          `dist/device/${file}`,
          both(
            `包里有${strayed.zh}，就是这个文件：请移走。`,
            `The package holds ${strayed.kind}: this file. Move it away.`,
          ),
        ),
      ]
    : [];
}

/** @param {[string, Buffer]} file */
function sourceMapReference([file, contents]) {
  if (!/\.(js|wxss)$/.test(file) || !contents.includes('sourceMappingURL=')) return [];
  return [
    fault(
      `dist/device/${file}`,
      both(
        '这个文件里有 sourceMappingURL：构建时不要带 source map。',
        'This file names a source map (sourceMappingURL): build without source maps.',
      ),
    ),
  ];
}

/** @param {BuiltPackage} built */
function dependenciesOf({ root }) {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.keys(dependencies);
}
