/** What stands in the package for watching, and not in the main one. */
const watching = [
  ...['live', 'wall', 'kept', 'probe'],
  ...['camera-view', 'wall-tile', 'stage-sheet', 'timeline-bar', 'icon-button', 'notice-card', 'quality-sheet'],
];

/** The folder of `pages/` and `components/` that a page or component stands in, from `miniprogram/`; with a slash, or empty. */
export const folderOf = (name: string): string => (watching.includes(name) ? 'packages/watch/' : '');
