/** Names that code asks for to find out where it runs, and that must be missing where they are not offered. */
const NEVER_MADE_UP = new Set([
  'then',
  'toJSON',
  'createChunkDecoder',
  'decodesH265',
  'setPreviewFullScreen',
  '__emit',
  'cloud',
]);

/**
 * Frameworks keep things of their own on `wx`, and ask first whether they are there: Taro's `wx.webpackJsonp`, uni-app's
 * `wx.$onErrorHandlers`. Nothing of WeChat's own has such a name.
 */
const LIKE_WECHATS = /^(?!webpack)[a-z][A-Za-z0-9]*$/;

const mustBeMissing = (name: string | symbol): name is symbol =>
  typeof name === 'symbol' || NEVER_MADE_UP.has(name) || !LIKE_WECHATS.test(name);

/**
 * The `wx` of the mini-program: what the parts offer; anything else warns once and fails as WeChat's calls do.
 */
export function createWx(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  const offered: Record<string, unknown> = Object.assign({}, ...parts);
  offered.canIUse = (name: string) => String(name).split('.')[0] !== '' && !(name in madeUp);
  const madeUp: Record<string, unknown> = {};
  return new Proxy(offered, {
    get: (target, name) => {
      if (name in target || mustBeMissing(name)) return Reflect.get(target, name);
      madeUp[name] ??= unknownCall(name);
      return madeUp[name];
    },
  });
}

function unknownCall(name: string) {
  let hasWarned = false;
  return (options?: { fail?: (failure: object) => void; complete?: (failure: object) => void }): void => {
    if (!hasWarned) console.warn(`wx.${name} is not in the preview: the call does nothing and fails`);
    hasWarned = true;
    const failure = { errMsg: `${name}:fail not in the preview` };
    if (typeof options !== 'object' || options === null) return;
    options.fail?.(failure);
    options.complete?.(failure);
  };
}
