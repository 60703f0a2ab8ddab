// @ts-check
import path from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';
import { mendHere } from '../../build/diagnostics.mjs';
import { templateGroup } from '../../build/template-compiler.mjs';
import { boxedNames, builtInNames, throughNames } from '../runtime/built-ins/names.mjs';
import { errorAt, positionOf, warningAt } from './diagnostics.mjs';
import { withoutSuffix } from './source-files.mjs';
import { translateWxs } from './wxs.mjs';

/**
 * @typedef {import('./pack.types.ts').SourceFiles} SourceFiles
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 * @typedef {import('./pack.types.ts').JsonObject} JsonObject
 */

/** What WeChat takes without a word. The compiler has no names for its codes. */
const HARMLESS_CODES = new Set([
  65565, // an attribute value without quotes
  65549, // an attribute that is there twice
]);

/**
 * Compiles every template (and WXS script) of the mini-program together, as they may include each other.
 *
 * @param {SourceFiles} files
 * @param {Record<string, JsonObject>} configs
 * @returns {{ code: string, diagnostics: Diagnostic[] }} `code` is an expression: path → compiled template
 */
export function compileTemplates(files, configs) {
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  const group = templateGroup();
  try {
    for (const [file, text] of files) {
      if (file.endsWith('.wxs')) group.addScript(withoutSuffix(file), translateWxs(text, { file }, diagnostics));
    }
    for (const [file, text] of files) {
      if (!file.endsWith('.wxml')) continue;
      const found = group.addTmpl(withoutSuffix(file), text);
      for (const problem of found) diagnostics.push(translate(file, problem));
      translateInlineScripts(group, file, diagnostics);
      diagnostics.push(...unknownTags(group, file, configs));
    }
    return { code: group.getTmplGenObjectGroups(), diagnostics };
  } finally {
    group.free();
  }
}

/**
 * @param {import('glass-easel-template-compiler').TmplGroup} group
 * @param {string} file
 * @param {Diagnostic[]} diagnostics
 */
function translateInlineScripts(group, file, diagnostics) {
  const template = withoutSuffix(file);
  for (const name of group.getInlineScriptModuleNames(template)) {
    const firstLine = group.getInlineScriptStartLine(template, name) + 1;
    const source = group.getInlineScript(template, name);
    group.setInlineScript(template, name, translateWxs(source, { file, firstLine }, diagnostics));
  }
}

/**
 * @param {string} file
 * @param {{ level: string, code: number, message: string, startLine: number, startColumn: number }} problem
 */
function translate(file, { level, code, message, startLine, startColumn }) {
  // An unclosed tag is a mere warning to this compiler; WeChat's own refuses it.
  if (level === 'Note' || HARMLESS_CODES.has(code)) return warningAt(file, startLine + 1, startColumn + 1, message);
  return errorAt(file, startLine + 1, startColumn + 1, mendHere(message));
}

/**
 * Elements that neither WeChat nor the mini-program defines, of which nothing would be seen; and those of WeChat that are not drawn here.
 *
 * @param {import('glass-easel-template-compiler').TmplGroup} group
 * @param {string} file
 * @param {Record<string, JsonObject>} configs
 */
function unknownTags(group, file, configs) {
  const owner = configs[withoutSuffix(file)];
  // A template file that others include has no JSON of its own; its elements are known where it is used.
  if (!owner) return [];
  const known = new Set([...builtInNames, ...namesUsedBy(configs.app), ...namesUsedBy(owner)]);
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const { name, line, column } of elementsOf(group, file)) {
    if (known.has(name)) continue;
    const told = boxedNames.includes(name) ? boxStands(name) : throughNames.includes(name) ? contentAlone(name) : null;
    if (told !== null) {
      diagnostics.push(warningAt(file, line, column, told));
      continue;
    }
    const jsonName = `${path.posix.basename(withoutSuffix(file))}.json`;
    diagnostics.push(errorAt(file, line, column, unknownElement(name, jsonName)));
  }
  return diagnostics;
}

/**
 * Every element of a template, in their order: the compiler tells of them in the TypeScript that it makes of the template's
 * expressions, where each is looked up in `tags`.
 *
 * @param {import('glass-easel-template-compiler').TmplGroup} group
 * @param {string} file
 * @returns {{ name: string, line: number, column: number }[]} `line` and `column` of its `<`
 */
function elementsOf(group, file) {
  const expressions = group.getTmplConvertedExpr(withoutSuffix(file), '');
  const code = expressions.code() ?? '';
  /** @type {ReturnType<typeof elementsOf>} */
  const elements = [];
  new Visitor({
    MemberExpression({ object, property }) {
      if (object.type !== 'Identifier' || object.name !== 'tags') return;
      if (property.type !== 'Literal' || typeof property.value !== 'string') return;
      const { line, column } = positionOf(code, property.start);
      const [atLine = -1, atColumn = 0] = expressions.getSourceLocation(line - 1, column - 1, line - 1, column) ?? [];
      elements.push({ name: property.value, line: atLine + 1, column: atColumn });
    },
  }).visit(parseSync(`${file}.ts`, code).program);
  expressions.free();
  return elements.sort((one, other) => one.line - other.line || one.column - other.column);
}

/** @param {string} name */
const boxStands = (name) =>
  [
    `预览里没有微信的 <${name}>：在它的位置画一个写着名字的框，它不发出事件。要看它本身，请用开发者工具。`,
    `WeChat's <${name}> is not in the preview: a box with its name stands there, and tells no events. Look at it in DevTools.`,
  ].join('\n');

/** @param {string} name */
const contentAlone = (name) =>
  [
    `预览里的 <${name}> 只显示它里面的内容：它的属性、动作和事件都没有。要看它本身，请用开发者工具。`,
    `Of WeChat's <${name}> the preview shows what is in it alone: nothing that its attributes say, no gesture, no event. Look at it in DevTools.`,
  ].join('\n');

/** @param {string} name @param {string} jsonName */
const unknownElement = (name, jsonName) =>
  [
    `不认识 <${name}>：写进 ${jsonName} 的 usingComponents，或改正名字。`,
    `unknown element <${name}>: neither in ${jsonName} nor one of WeChat's. Name it there under "usingComponents", or mend its name.`,
  ].join('\n');

/** @param {JsonObject | undefined} config */
function namesUsedBy(config) {
  const { usingComponents = {}, componentGenerics = {} } = /** @type {Record<string, JsonObject>} */ (config ?? {});
  return [...Object.keys(usingComponents), ...Object.keys(componentGenerics)];
}
