// @ts-check
/** What is inside these is the framework's own. */
const leaves = new Set(['image', 'input', 'textarea', 'icon']);

/**
 * What a component shows, as both frameworks can say it: elements with their classes and styles, and texts. The prefixes that
 * keep classes of components apart differ, and go.
 *
 * @param {Node} node of the document
 * @returns {string[]} a line an element or a text
 */
export function linesOf(node, depth = 0) {
  const indent = '  '.repeat(depth);
  if (node.nodeType === 3) {
    const text = (node.nodeValue ?? '').trim();
    return text ? [`${indent}"${text}"`] : [];
  }
  if (node.nodeType !== 1) return [];
  const element = /** @type {Element} */ (node);
  const tag = element.tagName.toLowerCase().replace(/^wx-/, '');
  const classes = [...element.classList].map((name) => `.${name.slice(name.lastIndexOf('--') + 2 || 0)}`);
  const style = (element.getAttribute('style') ?? '').replaceAll(/\s+|;$/g, '');
  const line = `${indent}${tag}${[...new Set(classes)].sort().join('')}${style ? ` {${style}}` : ''}`;
  if (leaves.has(tag)) return [line];
  return [line, ...[...element.childNodes].flatMap((child) => linesOf(child, depth + 1))];
}
