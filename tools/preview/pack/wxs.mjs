// @ts-check
import { parseSync, printSync } from '@swc/core';
import { syntaxError } from './scripts.mjs';

/** @typedef {import('./pack.types.ts').Diagnostic} Diagnostic */

/** The global that answers what `x.constructor` is in WXS: see runtime/wxs-globals.ts. */
const constructorOf = 'wxsConstructorOf';
const suffix = '.wxs';

/**
 * WXS is JavaScript but for what the browser cannot be told: `x.constructor` is a name there (`'Array'`), and a required
 * script is named with its suffix, which the template compiler wants without.
 *
 * @param {string} source
 * @param {{ file: string, firstLine?: number }} place where it stands
 * @param {Diagnostic[]} diagnostics filled with what is wrong
 */
export function translateWxs(source, { file, firstLine = 1 }, diagnostics) {
  const error = syntaxError(file, source);
  if (error) {
    diagnostics.push({ ...error, line: error.line + firstLine - 1 });
    return '';
  }
  const script = parseSync(source, { syntax: 'ecmascript', target: 'es2022', isModule: false });
  return printSync(/** @type {any} */ (translated(script)), { jsc: { target: 'es2022' } }).code;
}

/**
 * @param {any} node
 * @returns {any}
 */
function translated(node) {
  if (Array.isArray(node)) return node.map(translated);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, translated(value)]));
  if (
    inner.type === 'MemberExpression' &&
    inner.property.type === 'Identifier' &&
    inner.property.value === 'constructor'
  )
    return call(inner, constructorOf, inner.object);
  if (inner.type !== 'CallExpression' || inner.callee.value !== 'require') return inner;
  const [argument] = inner.arguments;
  if (argument?.expression.type !== 'StringLiteral' || !argument.expression.value.endsWith(suffix)) return inner;
  const value = argument.expression.value.slice(0, -suffix.length);
  return { ...inner, arguments: [{ ...argument, expression: { ...argument.expression, value, raw: undefined } }] };
}

/** @param {any} place @param {string} name @param {any} argument */
function call({ span }, name, argument) {
  const callee = { type: 'Identifier', span, ctxt: 0, value: name, optional: false };
  return {
    type: 'CallExpression',
    span,
    ctxt: 0,
    callee,
    arguments: [{ spread: null, expression: argument }],
    typeArguments: null,
  };
}
