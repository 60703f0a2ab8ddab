// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fault } from '../build/diagnostics.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */

/**
 * WeChat's `Page(…)` and `Component(…)` give nothing that a type could be read from by name. Each script is copied into
 * a shadow tree, where the call's result has a name; all other imports find the real sources through `rootDirs`.
 *
 * @param {string} root
 * @param {string} shadow folder of the shadow tree
 * @param {string} script path of a page's or component's script, from the root
 * @returns {Diagnostic[]}
 */
export function copyScript(root, shadow, script) {
  const source = readFileSync(path.join(root, script), 'utf8');
  const calls = source.match(/^(Page|Component)(?=[(<])/gm) ?? [];
  if (calls.length !== 1) {
    return [fault(script, `Expected one call of Page or Component at the start of a line, found ${calls.length}`)];
  }
  writeShadow(
    shadow,
    script,
    // on one line, so that line numbers stay what they are
    source.replace(/^(Page|Component)(?=[(<])/m, 'export const __component = __$1'),
  );
  return [];
}

/**
 * @param {string} shadow
 * @param {string} file
 * @param {string} contents
 */
export function writeShadow(shadow, file, contents) {
  const place = path.join(shadow, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, contents);
}

/**
 * Names that the shadow tree may use: constructors whose results keep what was given to them, and how to read it.
 * `__Known` drops the index signature that an option left out would have, with which every name would be right.
 */
export const shadowGlobals = `
declare function __Page<D extends WechatMiniprogram.Page.DataOption, C extends WechatMiniprogram.Page.CustomOption>(
  options: WechatMiniprogram.Page.Options<D, C>,
): { __page: [D, C] };
declare const __Component: WechatMiniprogram.Component.Constructor;
type __Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
type __Values<P> = P extends WechatMiniprogram.Component.PropertyOption
  ? WechatMiniprogram.Component.PropertyOptionToData<P>
  : never;
type __DataOf<T> = T extends { __page: [infer D, unknown] }
  ? __Known<D>
  : T extends WechatMiniprogram.Component.Identifier<infer D, infer P, any>
    ? __Known<D> & __Values<__Known<P>>
    : never;
type __MethodsOf<T> = T extends { __page: [unknown, infer C] }
  ? __Known<C>
  : T extends WechatMiniprogram.Component.Identifier<any, any, infer M>
    ? __Known<M>
    : never;
type __PropertiesOf<T> = T extends WechatMiniprogram.Component.Identifier<any, infer P, any>
  ? __Values<__Known<P>> & __Universal
  : never;
type __TakenByBoth<A, B> = { [K in keyof A & keyof B]: A[K] & B[K] };
/** What every component takes besides its own properties. */
interface __Universal {
  id: string;
  slot: string;
  style: string;
  hidden: boolean;
  [universal: \`data\${string}\` | \`aria\${string}\`]: unknown;
}
`;

/**
 * @param {string} root
 * @param {string} shadow
 */
export function shadowTsconfig(root, shadow) {
  return JSON.stringify({
    extends: path.join(root, 'tsconfig.base.json'),
    compilerOptions: {
      types: ['miniprogram-api-typings'],
      typeRoots: [path.join(root, 'node_modules')],
      rootDirs: [root, shadow],
      allowUnreachableCode: true,
      noUnusedLocals: false,
      noUnusedParameters: false,
    },
    include: [
      '**/*.ts',
      ...['miniprogram', 'simulator', 'package'].map((folder) => path.join(root, folder, '**/*.d.ts')),
    ],
  });
}
