// @ts-check
/** The colours of the mini-program and its tools, light and dark. */

/** @typedef {'bg' | 'surface' | 'line' | 'text' | 'muted' | 'accent' | 'ok' | 'warn' | 'bad'} Token */

/** @type {Record<Token, { light: string, dark: string }>} */
export const tokens = {
  bg: { light: '#F5F6F8', dark: '#0F1115' },
  surface: { light: '#FFFFFF', dark: '#181B21' },
  line: { light: '#E6E8EC', dark: '#2A2F38' },
  text: { light: '#14171C', dark: '#F2F4F7' },
  muted: { light: '#5B6472', dark: '#9AA3B2' },
  accent: { light: '#0A6CFF', dark: '#4C93FF' },
  ok: { light: '#12A150', dark: '#3CCB7F' },
  warn: { light: '#C77700', dark: '#F5A524' },
  bad: { light: '#D92D20', dark: '#F97066' },
};

/** The class of the token as a fill or as a stroke, e.g. `fill-muted`. */
export function tokenStyles() {
  const rulesOf = (/** @type {'light' | 'dark'} */ scheme) =>
    Object.entries(tokens).map(
      ([name, colours]) => `.fill-${name}{fill:${colours[scheme]}}.stroke-${name}{stroke:${colours[scheme]}}`,
    );
  return [...rulesOf('light'), '@media (prefers-color-scheme:dark){', ...rulesOf('dark'), '}'].join('\n');
}
