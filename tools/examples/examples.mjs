// @ts-check
/**
 * The mini-programs that show how to take the package home. A new one is a folder in `examples/`, and a row here.
 *
 * @typedef {object} Example
 * @property {string} [opens] what a person taps to come to the camera, where that is on another page than the first
 * @property {import('../build/build.types.ts').Way} [guide] not a folder in `examples/`: made by doing what `docs/guide.md` says, by this way
 * @property {string} [packageIn] the folder of its package.json, where that is not the mini-program's own
 * @property {string} [showsHere] what a person taps to see the camera on the first page, whose component comes with another package
 * @property {boolean} [speaks] its page shows what it hears of the component, and has a button that calls a method of it
 * @property {string} [size] of what it installs, where that is worth a word
 */

/** @type {Readonly<Record<string, Example>>} */
export const examples = {
  native: {},
  'native-managed': {},
  tdesign: { opens: 'Front door', size: '6 MB' },
  'sub-package': { opens: 'Watch', packageIn: 'camera', showsHere: 'Show here' },
  guide: { guide: 'bytes', opens: 'Front door' },
  'guide-managed': { guide: 'managed', opens: 'Front door' },
  taro: { size: '435 MB', speaks: true },
  'uni-app': { size: '242 MB', speaks: true },
};
