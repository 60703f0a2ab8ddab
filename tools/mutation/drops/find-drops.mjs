// @ts-check
import { parseSync } from '@swc/core';

/**
 * One thing that a maintainer might forget: the source without it.
 *
 * @typedef {object} Drop
 * @property {string} id file, line, column and kind
 * @property {string} file
 * @property {number} line
 * @property {Kind} kind
 * @property {string} what the source that is dropped
 * @property {number} start in bytes
 * @property {number} end in bytes
 * @property {Shape} shape
 *
 * @typedef {'action' | 'assigned property' | 'entry' | 'cleanup' | 'statement'} Kind
 * @typedef {keyof typeof SHAPES} Shape
 */

/** How the source is written so that one thing of it can be dropped while it runs. */
export const SHAPES = /** @type {const} */ ({
  element: ['...(', ' ? [] : [', '])'],
  property: ['...(', ' ? {} : {', '})'],
  statement: ['{if (!', ') {', '}}'],
  expression: ['(', ' ? undefined : (', '))'],
});

const ACTION_LISTS = new Set(['actions', 'entry', 'exit']);
const CHART_TABLES = new Set(['on', 'after']);
/** What a person reads: a test that repeats it proves nothing. */
const TEXTS = new Set(['zh', 'en', 'description']);
const CLEANUP =
  /^(clear|off|dispose|destroy|close|stop|cancel|unsubscribe|remove|abort|delete|release|forget|unlisten)/;
/** For the compiler alone: it knows afterwards which event it is. */
const FOR_TYPES = new Set(['assertEvent', 'super']);

/**
 * Everything of a source that can be dropped, in its order.
 *
 * @param {string} file
 * @param {string} source
 * @returns {Drop[]}
 */
export function findDrops(file, source) {
  const bytes = Buffer.from(source);
  /** @type {Drop[]} */
  const drops = [];
  /**
   * @param {Kind} kind
   * @param {Shape} shape
   * @param {{ start: number, end: number }} span swc counts bytes, from 1
   */
  const drop = (kind, shape, { start, end }) => {
    const before = bytes.subarray(0, start - 1).toString();
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    const what = bytes.subarray(start - 1, end - 1).toString();
    drops.push({
      id: `${file}:${line}:${column} ${kind}`,
      file,
      line,
      kind,
      what,
      start: start - 1,
      end: end - 1,
      shape,
    });
  };
  const module = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  visit(module, [], drop);
  return drops.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * @param {any} node
 * @param {readonly any[]} above the nearest first
 * @param {(kind: Kind, shape: Shape, span: any) => void} drop
 */
function visit(node, above, drop) {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, above, drop);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const key = keyOf(node);
  if (key !== undefined && (TEXTS.has(key) || (key === 'types' && calleeOf(above[1]) === 'setup'))) return;
  if (node.type === 'ArrayExpression') ofArray(node, above, drop);
  if (node.type === 'ObjectExpression') ofObject(node, above, drop);
  if (node.type === 'KeyValueProperty' && ACTION_LISTS.has(key ?? '') && !isList(node.value))
    drop('action', 'property', spanOf(node));
  if (node.type === 'ExpressionStatement') ofStatement(node, above, drop);
  if (node.type === 'BlockStatement' || node.type === 'FunctionBody') ofBlock(node, drop);
  if (isValue(above[0]) && CLEANUP.test(calleeOf(node) ?? '')) drop('cleanup', 'expression', node.span);
  const inner = node.type ? [node, ...above] : above;
  for (const [name, part] of Object.entries(node)) if (name !== 'span') visit(part, inner, drop);
}

/**
 * @param {any} array
 * @param {readonly any[]} above
 * @param {(kind: Kind, shape: Shape, span: any) => void} drop
 */
function ofArray({ elements }, above, drop) {
  // a row of a table: it is dropped as a whole
  if (above[0]?.type === 'ArrayExpression') return;
  const kind = ACTION_LISTS.has(keyOf(above[0]) ?? '') ? 'action' : 'entry';
  for (const element of elements)
    if (element)
      drop(kind, 'element', {
        start: element.spread?.start ?? startOf(element.expression),
        end: endOf(element.expression),
      });
}

/**
 * @param {any} object
 * @param {readonly any[]} above
 * @param {(kind: Kind, shape: Shape, span: any) => void} drop
 */
function ofObject({ properties }, above, drop) {
  const kind = isAssigned(above)
    ? 'assigned property'
    : isTable(above) || CHART_TABLES.has(keyOf(above[0]) ?? '')
      ? 'entry'
      : undefined;
  if (!kind) return;
  for (const property of properties) if (!TEXTS.has(keyOf(property) ?? '')) drop(kind, 'property', spanOf(property));
}

/**
 * @param {any} statement
 * @param {readonly any[]} above
 * @param {(kind: Kind, shape: Shape, span: any) => void} drop
 */
function ofStatement({ expression, span }, above, drop) {
  if (expression.type === 'StringLiteral') return;
  const callee = calleeOf(expression) ?? '';
  if (FOR_TYPES.has(callee)) return;
  const isCleanup = CLEANUP.test(callee) || expression.operator === 'delete' || isInFinally(above);
  drop(rootOf(expression) === 'enqueue' ? 'action' : isCleanup ? 'cleanup' : 'statement', 'statement', span);
}

/**
 * What is given back at the end of a block that has done something: how it is undone.
 *
 * @param {any} block
 * @param {(kind: Kind, shape: Shape, span: any) => void} drop
 */
function ofBlock({ stmts }, drop) {
  const last = stmts.at(-1);
  if (stmts.length > 1 && last.type === 'ReturnStatement' && isFunction(last.argument))
    drop('cleanup', 'statement', last.span);
}

/** @param {any} node */
const isFunction = (node) => node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';

/** @param {any} node */
const isList = (node) =>
  node.type === 'ArrayExpression' || (node.type === 'TsAsExpression' && node.expression.type === 'ArrayExpression');

/**
 * Whether a call's value is what a function gives or a part of an expression decides, rather than a statement of its own.
 *
 * @param {any} parent
 */
const isValue = (parent) =>
  ['ArrowFunctionExpression', 'ConditionalExpression', 'BinaryExpression'].includes(parent?.type);

/**
 * Whether an object is what `assign` puts into the context: its argument, or what a function gives that is its argument.
 *
 * @param {readonly any[]} above
 */
function isAssigned(above) {
  let at = 0;
  const wrapped = (/** @type {any} */ node) =>
    [
      'ParenthesisExpression',
      'ConditionalExpression',
      'TsAsExpression',
      'TsSatisfiesExpression',
      'ReturnStatement',
      'IfStatement',
      'BlockStatement',
      'FunctionBody',
    ].includes(node?.type);
  while (wrapped(above[at])) at += 1;
  if (calleeOf(above[at]) === 'assign') return true;
  return isFunction(above[at]) && calleeOf(above[at + 1]) === 'assign';
}

/**
 * Whether an object is a table of a module.
 *
 * @param {readonly any[]} above
 */
function isTable(above) {
  let at = 0;
  while (
    ['TsConstAssertion', 'TsAsExpression', 'TsSatisfiesExpression', 'ParenthesisExpression'].includes(above[at]?.type)
  )
    at += 1;
  const isOfModule = ['Module', 'ExportDeclaration'].includes(above[at + 2]?.type);
  return above[at]?.type === 'VariableDeclarator' && isOfModule;
}

/** @param {readonly any[]} above */
function isInFinally(above) {
  return above.some((node, at) => above[at + 1]?.type === 'TryStatement' && above[at + 1].finalizer === node);
}

/**
 * The name that is called last: `c` of `a.b?.c()`.
 *
 * @param {any} node
 * @returns {string | undefined}
 */
function calleeOf(node) {
  if (node?.type === 'UnaryExpression' || node?.type === 'AwaitExpression') return calleeOf(node.argument);
  if (node?.type === 'OptionalChainingExpression') return calleeOf(node.base);
  if (node?.type !== 'CallExpression') return undefined;
  const { callee } = node;
  if (callee.type === 'Super') return 'super';
  if (callee.type === 'Identifier') return callee.value;
  if (callee.type === 'MemberExpression') return callee.property.value;
  return callee.type === 'OptionalChainingExpression' ? callee.base.property?.value : undefined;
}

/**
 * @param {any} node
 * @returns {string | undefined}
 */
function rootOf(node) {
  if (node?.type === 'CallExpression') return rootOf(node.callee);
  if (node?.type === 'MemberExpression') return rootOf(node.object);
  return node?.type === 'Identifier' ? node.value : undefined;
}

/** @param {any} node @returns {string | undefined} */
function keyOf(node) {
  if (node?.type === 'Identifier') return undefined;
  return node?.key?.value;
}

/**
 * swc gives no span to properties: they begin at their key and end with their value.
 *
 * @param {any} property
 */
function spanOf(property) {
  return { start: startOf(property), end: endOf(property) };
}

/** @param {any} node @returns {number} */
function startOf(node) {
  if (node.type === 'SpreadElement') return node.spread.start;
  return node.span?.start ?? startOf(node.key);
}

/** @param {any} node @returns {number} */
function endOf(node) {
  if (node.type === 'SpreadElement') return endOf(node.arguments);
  return node.span?.end ?? endOf(node.value);
}
