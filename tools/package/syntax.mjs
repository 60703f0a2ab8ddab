// @ts-check
import { parseSync, Visitor } from 'rolldown/utils';

/** Names of which WeChat has one for the whole mini-program: they are the host's. */
const hostsOwn = new Set(['onNeedPrivacyAuthorization', 'onLazyLoadError', 'onUnhandledRejection', 'onPageNotFound']);

/** Called by the host alone. */
const hostsCalls = new Set(['App', 'Page']);

/**
 * What must not stand in a script that other mini-programs load: syntax that is newer than ES2018, which WeChat’s npm build and old
 * phones do not know, and what is the host's.
 *
 * @param {string} file
 * @param {string} code
 * @returns {string[]} in words, each once
 */
export function wrongIn(file, code) {
  /** @type {Set<string>} */
  const found = new Set();
  const { program, errors } = parseSync(file, code, { sourceType: 'script', lang: 'js' });
  for (const { message } of errors) found.add(message);
  /** @param {string} what @returns {() => void} */
  const newer = (what) => () => void found.add(`ES2018: ${what}`);
  new Visitor({
    ChainExpression: newer('?.'),
    ImportExpression: newer('import()'),
    ImportDeclaration: newer('import'),
    ExportNamedDeclaration: newer('export'),
    ExportDefaultDeclaration: newer('export'),
    ExportAllDeclaration: newer('export'),
    MetaProperty: (node) => void (node.meta.name === 'import' && found.add('ES2018: import.meta')),
    PropertyDefinition: newer('a field of a class'),
    StaticBlock: newer('static {}'),
    PrivateIdentifier: newer('#private'),
    LogicalExpression: (node) => void (node.operator === '??' && found.add('ES2018: ??')),
    AssignmentExpression: (node) =>
      void (['??=', '||=', '&&='].includes(node.operator) && found.add(`ES2018: ${node.operator}`)),
    CatchClause: (node) => void (node.param === null && found.add('ES2018: catch {}')),
    Literal(node) {
      if (typeof node.value === 'bigint' || 'bigint' in node) found.add('ES2018: a BigInt');
      if (typeof node.value === 'number' && node.raw?.includes('_')) found.add('ES2018: 1_000');
      if ('regex' in node && /[dv]/.test(node.regex.flags)) found.add(`ES2018: /${node.regex.flags}`);
      if (typeof node.value === 'string' && hostsOwn.has(node.value)) found.add(node.value);
    },
    Identifier: (node) => void (hostsOwn.has(node.name) && found.add(node.name)),
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && hostsCalls.has(callee.name)) found.add(`${callee.name}()`);
    },
  }).visit(program);
  return [...found];
}
