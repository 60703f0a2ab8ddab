// @ts-check
import { parseSync, Visitor } from 'rolldown/utils';

/**
 * The plugins that a script asks for by name, there and then; what is in texts and comments asks for none.
 *
 * @param {string} file
 * @param {string} code as it ships
 * @returns {string[]} aliases
 */
export function requiredPlugins(file, code) {
  /** @type {string[]} */
  const aliases = [];
  if (!code.includes('requirePlugin')) return aliases;
  new Visitor({
    CallExpression({ callee, arguments: [asked] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'requirePlugin' || !asked) return;
      if (asked.type === 'Literal' && typeof asked.value === 'string') aliases.push(asked.value);
      const [part] = asked.type === 'TemplateLiteral' && asked.expressions.length === 0 ? asked.quasis : [];
      if (part) aliases.push(part.value.cooked ?? part.value.raw);
    },
  }).visit(parseSync(file, code, { sourceType: 'script', lang: 'js' }).program);
  return aliases;
}
