// @ts-check
/** @typedef {import('../release.types.ts').BuiltPackage} BuiltPackage */
/** @typedef {import('../release.types.ts').CheckResult} CheckResult */

/** Calls that WeChat refuses (errno 112) until the console's privacy guideline declares them, and how it calls them there. */
export const declared = [
  { call: 'saveImageToPhotosAlbum', name: 'album (仅写入)' },
  { call: 'saveVideoToPhotosAlbum', name: 'album (仅写入)' },
  { call: 'setClipboardData', name: 'clipboard' },
  { call: 'getClipboardData', name: 'clipboard' },
  { call: 'getRecorderManager', name: 'microphone' },
  { call: 'joinVoIPChat', name: 'microphone' },
  { call: 'chooseMedia', name: 'chosen pictures and videos' },
  { call: 'openBluetoothAdapter', name: 'Bluetooth' },
];

/**
 * Names what the console's privacy guideline (用户隐私保护指引) has to declare for this package. Whether it does, only the
 * console knows: nothing here fails.
 *
 * @param {BuiltPackage} built
 * @returns {CheckResult}
 */
export function checkPrivacy({ files }) {
  const scripts = [...files].filter(([file]) => file.endsWith('.js')).map(([, contents]) => contents);
  const used = declared.filter(({ call }) => scripts.some((script) => script.includes(call)));
  const names = [...new Set(used.map(({ name }) => name))];
  return {
    name: 'privacy',
    seen:
      names.length === 0
        ? 'nothing to declare'
        : `to be declared in the console (用户隐私保护指引): ${names.join(', ')}`,
    found: [],
  };
}
