// @ts-check

/**
 * What CHANGELOG.md says of a version, as one line of plain text; undefined when it has no such section. A section begins
 * with `## 1.2.3`, a date may follow.
 *
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined}
 */
export function changesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => /^\[?([^\s\]]+)/.exec(text)?.[1] === version);
  if (section === undefined) return undefined;
  const lines = section.split('\n').slice(1);
  return lines
    .map((line) =>
      line
        .replace(/^[-*#\s]+/, '')
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replace(/[`*]/g, '')
        .trim(),
    )
    .filter(Boolean)
    .join(' ');
}
