// @ts-check
import path from 'node:path';
import vm from 'node:vm';
import { transformSync } from '@swc/core';
import { mendHere } from '../../build/diagnostics.mjs';
import { errorAt, warningAt } from './diagnostics.mjs';
import { withoutSuffix } from './source-files.mjs';

/**
 * @typedef {import('./pack.types.ts').SourceFiles} SourceFiles
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 */

/**
 * The files as WeChat runs them: what DevTools compiles on its way to the simulator is compiled here, `import` and `export`
 * always, TypeScript where the project has it done by DevTools.
 *
 * @param {SourceFiles} files
 * @param {ReadonlySet<string>} compilerPlugins what the project asks DevTools to compile
 * @returns {{ files: Map<string, string>, diagnostics: Diagnostic[] }}
 */
export function compileSources(files, compilerPlugins) {
  const compiled = new Map(files);
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const [file, text] of files) {
    const isTypeScript = file.endsWith('.ts') && !file.endsWith('.d.ts') && compilerPlugins.has('typescript');
    const script = isTypeScript ? `${withoutSuffix(file)}.js` : file;
    if (isTypeScript ? files.has(script) : !file.endsWith('.js') || !isModule(text)) continue;
    const outcome = toCommonJs(file, text, isTypeScript);
    compiled.set(script, outcome.code);
    if (outcome.error) diagnostics.push(outcome.error);
  }
  return { files: compiled, diagnostics: [...diagnostics, ...styleSheetsLeft(files, compilerPlugins)] };
}

/**
 * A script that only a module's `import` or `export` keeps from being the body of a function.
 *
 * @param {string} text
 */
function isModule(text) {
  try {
    new vm.Script(`(async function () {${text}\n})`);
    return false;
  } catch (error) {
    return /\b(?:import|export)\b/.test(/** @type {Error} */ (error).message);
  }
}

/**
 * @param {string} file
 * @param {string} text
 * @param {boolean} isTypeScript
 * @returns {{ code: string, error?: Diagnostic }} code that does nothing where there is an error
 */
function toCommonJs(file, text, isTypeScript) {
  try {
    const { code } = transformSync(text, {
      filename: file,
      configFile: false,
      swcrc: false,
      isModule: true,
      jsc: {
        target: 'es2022',
        parser: isTypeScript ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript', decorators: true },
      },
      module: { type: 'commonjs' },
    });
    return { code };
  } catch (error) {
    return { code: '', error: placed(file, /** @type {Error} */ (error).message) };
  }
}

/**
 * The compiler draws what is wrong: a sentence first, then the place as `[file:line:column]`.
 *
 * @param {string} file
 * @param {string} drawn
 */
function placed(file, drawn) {
  const [first = ''] = drawn.trim().split('\n');
  const [, line, column] = /\[[^\]]*:(\d+):(\d+)\]/.exec(drawn) ?? [];
  return errorAt(file, Number(line ?? 0), Number(column ?? 0), mendHere(first.replace(/^\W+ |^x /, '')));
}

/** How DevTools calls what compiles these. */
const styleCompilers = new Map([
  ['.less', 'less'],
  ['.scss', 'sass'],
  ['.sass', 'sass'],
]);

/**
 * Style sheets in another language are told once: the pages work, and look bare.
 *
 * @param {SourceFiles} files
 * @param {ReadonlySet<string>} compilerPlugins
 * @returns {Diagnostic[]}
 */
function styleSheetsLeft(files, compilerPlugins) {
  const left = [...files.keys()].filter((file) => {
    const compiler = styleCompilers.get(path.extname(file));
    return compiler && compilerPlugins.has(compiler) && !files.has(`${withoutSuffix(file)}.wxss`);
  });
  const [first] = left;
  return first ? [warningAt(first, 0, 0, notCompiled(path.extname(first), left.length))] : [];
}

/** @param {string} suffix @param {number} count */
const notCompiled = (suffix, count) =>
  [
    `预览不编译 ${suffix}：像这样的样式文件有 ${count} 个，页面会没有它们的样式。先编译成旁边的 .wxss。`,
    `${suffix} is not compiled here, and ${count} such style sheet${count === 1 ? ' is' : 's are'} missing in what is shown. Compile to a .wxss beside ${count === 1 ? 'it' : 'each'} first.`,
  ].join('\n');
