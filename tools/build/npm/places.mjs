// @ts-check

/**
 * `/a/./b/../c` → `a/c`; relative paths start at the folder of `from`.
 *
 * @param {string} path
 * @param {string} [from]
 */
export function resolvePath(path, from = '') {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/**
 * Where WeChat looks in a mini-program for what a file names, in this order: beside it, then in every `miniprogram_npm`
 * upwards. A package that is named alone is its index.
 *
 * @param {string} name
 * @param {string} from the file that names it
 * @returns {readonly string[]}
 */
export function placesOf(name, from) {
  const beside = resolvePath(name, from);
  if (name.startsWith('.') || name.startsWith('/')) return [beside];
  const folders = from.split('/').slice(0, -1);
  const above = folders.map((_, index) => folders.slice(0, folders.length - index).join('/'));
  const names = /^(?:@[^/]+\/)?[^/]+$/.test(name) ? [name, `${name}/index`] : [name];
  return [
    beside,
    ...[...above, ''].flatMap((folder) => names.map((one) => resolvePath(`${folder}/miniprogram_npm/${one}`))),
  ];
}
