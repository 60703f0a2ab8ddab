// @ts-check
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Takes templates, and makes code of them. The compiler is a program in WebAssembly that takes a quarter of a second to load:
 * it is loaded with the first template, so that whoever asks for `--help` need not wait for it.
 */
export function templateGroup() {
  /** @type {typeof import('glass-easel-template-compiler')} */
  const { TmplGroup } = require('glass-easel-template-compiler');
  return new TmplGroup();
}
