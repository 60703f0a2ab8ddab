// @ts-check
/**
 * Type-checks every WXML expression, handler and component property: the glass-easel compiler turns WXML into
 * TypeScript, tsc checks it against the page's or component's script, and its findings are put back in place.
 */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fault } from '../build/diagnostics.mjs';
import { templateGroup } from '../build/template-compiler.mjs';
import { builtinTags } from './builtin-tags.mjs';
import { compileTypes } from './compile-types.mjs';
import { report, rootToCheck } from './report.mjs';
import { findUncheckedHandlers } from './wxml-handlers.mjs';
import { copyScript, shadowGlobals, shadowTsconfig, writeShadow } from './wxml-shadow.mjs';
import { markupSources, namedBy, readMarkup, sourceAt } from './wxml-sources.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */

const about = {
  zh: '检查 WXML 里每个表达式、处理函数和组件属性的类型',
  en: 'Type-checks every WXML expression, handler and component property',
};
const root = realpathSync(rootToCheck('npm run check:wxml', about));
const files = markupSources(root);
const markups = new Map(files.filter((file) => file.endsWith('.wxml')).map((file) => [file, readMarkup(root, file)]));
const templates = [...markups.keys()];
const group = templateGroup();
const shadow = realpathSync(mkdtempSync(path.join(tmpdir(), 'wxml-types-')));

try {
  const diagnostics = [...compileTemplates(), ...writeScripts()];
  const checked = writeExpressions();
  writeShadow(shadow, 'globals.d.ts', shadowGlobals);
  writeShadow(shadow, 'tsconfig.json', shadowTsconfig(root, shadow));
  const found = await compileTypes(shadow, path.join(shadow, 'tsconfig.json'));
  diagnostics.push(...found.map((diagnostic) => inSource(diagnostic, checked)));
  report(diagnostics, `WXML types: ${checked.size} templates`);
} finally {
  rmSync(shadow, { recursive: true });
}

/** Gives every template and WXS script to the compiler; tells what it finds wrong in them. */
function compileTemplates() {
  for (const file of files.filter((name) => name.endsWith('.wxs'))) {
    group.addScript(withoutSuffix(file), readFileSync(path.join(root, sourceAt(file)), 'utf8'));
  }
  return [...markups].flatMap(([file, { text }]) => {
    /** @type {{ startLine: number, startColumn: number, message: string }[]} */
    const findings = group.addTmpl(withoutSuffix(file), text);
    return [
      ...findings.map(({ startLine, startColumn, message }) =>
        fault(sourceAt(file), message, { line: startLine + 1, column: startColumn + 1 }),
      ),
      ...findUncheckedHandlers(sourceAt(file), text),
    ].map((found) => inMarkup(file, found));
  });
}

function writeScripts() {
  return templates.filter(hasScript).flatMap((file) => copyScript(root, shadow, `${withoutSuffix(sourceAt(file))}.ts`));
}

/**
 * Writes each template's expressions beside the copy of its script.
 *
 * @returns {Map<string, { template: string, expressions: import('glass-easel-template-compiler').TmplConvertedExpr }>}
 *   by path in the shadow tree
 */
function writeExpressions() {
  const checked = new Map();
  for (const template of templates.filter(hasScript)) {
    const component = withoutSuffix(template);
    const expressions = group.getTmplConvertedExpr(component, environmentOf(component));
    writeShadow(shadow, `${sourceAt(template)}.ts`, expressions.code() ?? '');
    checked.set(`${sourceAt(template)}.ts`, { template, expressions });
  }
  return checked;
}

/**
 * Declares what a template can see: its component's data, methods, and the tags that it may use.
 *
 * @param {string} component
 */
function environmentOf(component) {
  const config = path.join(root, sourceAt(`${component}.json`));
  const using = existsSync(config) ? (JSON.parse(readFileSync(config, 'utf8')).usingComponents ?? {}) : {};
  const own = Object.entries(using).map(
    ([tag, target]) => `${JSON.stringify(tag)}: ${propertiesOf(component, target)};`,
  );
  const builtin = builtinTags.map((tag) => `${JSON.stringify(tag)}: any;`);
  return [
    `import type { __component } from ${JSON.stringify(`./${path.posix.basename(component)}`)};`,
    'const data = {} as __DataOf<typeof __component>;',
    'const methods = {} as __MethodsOf<typeof __component>;',
    `const tags = {} as { ${builtin.join(' ')} ${own.join(' ')} };`,
  ].join(' ');
}

/**
 * @param {string} component that uses it
 * @param {string} target as `usingComponents` says
 */
function propertiesOf(component, target) {
  const place = namedBy(component, target);
  // of a component that differs by the way, what both take
  const places = [place, `${place}.managed`].filter((one) => files.includes(`${one}.ts`));
  if (places.length === 0) return 'any';
  const types = places.map((one) => {
    const specifier = path.posix
      .relative(path.posix.dirname(sourceAt(component)), sourceAt(one))
      .replace(/^(?!\.)/, './');
    return `__PropertiesOf<typeof import(${JSON.stringify(specifier)}).__component>`;
  });
  return types.length === 1 ? types.join('') : `__TakenByBoth<${types.join(', ')}>`;
}

/**
 * Puts a finding of the shadow tree back to the line of WXML that it came from.
 *
 * @param {Diagnostic} diagnostic
 * @param {ReturnType<typeof writeExpressions>} checked
 * @returns {Diagnostic}
 */
function inSource(diagnostic, checked) {
  const origin = checked.get(diagnostic.file);
  if (!origin) return diagnostic;
  const { line, column } = diagnostic;
  const place = origin.expressions.getSourceLocation(line - 1, column - 1, line - 1, column);
  const inTemplate = { ...diagnostic, line: (place?.[0] ?? -1) + 1, column: (place?.[1] ?? -1) + 1 };
  return inMarkup(origin.template, { ...inTemplate, file: sourceAt(origin.template) });
}

/**
 * Where a finding in a template is, which may be in what it includes.
 *
 * @param {string} template
 * @param {Diagnostic} found
 * @returns {Diagnostic}
 */
function inMarkup(template, found) {
  return { ...found, ...markups.get(template)?.origins[found.line - 1] };
}

/** @param {string} file */
function hasScript(file) {
  return files.includes(`${withoutSuffix(file)}.ts`);
}

/** @param {string} file */
function withoutSuffix(file) {
  return file.replace(/\.[^./]+$/, '');
}
