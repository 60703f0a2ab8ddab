// @ts-check
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** What a person reads: a test that repeats it proves nothing. */
const TEXT_KEYS = new Set(['zh', 'en', 'description']);

const PLAIN = new Set(['Identifier', 'MemberExpression', 'OptionalMemberExpression']);

const unseen = {
  /** @param {any} path */
  shouldIgnore(path) {
    if (path.isObjectProperty() && path.node.key.name === 'types' && isInSetup(path)) return 'for the compiler alone';
    if (path.isObjectExpression() && isDescriptionAlone(path.node)) return 'a text';
    if (!path.isStringLiteral() && !isPlainTemplate(path)) return undefined;
    for (let above = path.parentPath; above && !above.isStatement(); above = above.parentPath)
      if (above.isObjectProperty() && TEXT_KEYS.has(above.node.key.name)) return 'a text';
    return undefined;
  },
};

/** @param {any} object */
function isDescriptionAlone({ properties }) {
  return properties.length === 1 && properties[0].key?.name === 'description';
}

/**
 * The argument of xstate's `setup`.
 *
 * @param {any} path
 */
function isInSetup(path) {
  const call = path.parentPath.parentPath;
  return call?.isCallExpression() && call.node.callee.name === 'setup';
}

/**
 * A template that decides nothing itself.
 *
 * @param {any} path
 */
function isPlainTemplate(path) {
  return path.isTemplateLiteral() && path.node.expressions.every((/** @type {any} */ { type }) => PLAIN.has(type));
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'unseen', unseen)];
