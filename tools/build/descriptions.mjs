// @ts-check
import { parseSync, Visitor } from 'rolldown/utils';

/** @typedef {import('./options.mjs').Settings} Settings */

/**
 * Leaves the descriptions of states and transitions out of the charts: inspector and diagrams read them, and a package without
 * an inspector has no reader for them.
 *
 * @param {Settings} settings
 * @returns {import('rolldown').Plugin | false}
 */
export function withoutDescriptions({ inspect }) {
  if (inspect) return false;
  return {
    name: 'without-descriptions',
    transform: {
      filter: { id: '**/machines/**/*.ts', code: 'description' },
      handler(source, file) {
        const places = descriptionsIn(file, source);
        const starts = [0, ...places.map(({ end }) => end)];
        const ends = [...places.map(({ start }) => start), source.length];
        // nothing is spread in its place, so that commas are as they were; the minifier leaves that out
        return { code: starts.map((start, at) => source.slice(start, ends[at])).join('...{}'), map: null };
      },
    },
  };
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {{ start: number, end: number }[]} in their order
 */
function descriptionsIn(file, source) {
  /** @type {{ start: number, end: number }[]} */
  const found = [];
  new Visitor({
    Property(property) {
      const { key, value } = property;
      const isText = value.type === 'Literal' || value.type === 'TemplateLiteral';
      if (isText && key.type === 'Identifier' && key.name === 'description') found.push(property);
    },
  }).visit(parseSync(file, source).program);
  return found.sort((one, other) => one.start - other.start);
}
