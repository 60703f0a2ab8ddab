// @ts-check
import { isWay, noSuchWay } from './ways.mjs';

/** For commands that build the mini-program. */
export const wayOptions = /** @type {const} */ ({
  way: {
    value: 'bytes|managed',
    about: {
      zh: '怎样用插件：bytes 自己拉流，managed 用插件的组件；默认是 miniprogram/config/ways.json 里写的',
      en: "how it uses the plugins: bytes pulls by itself, managed by the plugin's components; as miniprogram/config/ways.json says when absent",
    },
  },
  'allow-4': {
    about: {
      zh: '自己拉流（bytes）时也用 4.x 的旧接口：没有人试过',
      en: 'bytes alone: uses the old calls of a 4.x plugin too, which nobody has tried',
    },
  },
});

/** For commands that bring the mini-program to somebody who looks at it. */
export const probeOption = /** @type {const} */ ({
  probe: {
    about: {
      zh: '带上探针页面，它在手机上询问插件（docs/first-day-on-a-phone.zh-CN.md）；只用于 managed',
      en: 'with the page that asks the plugin on a phone (docs/first-day-on-a-phone.md); managed alone',
    },
  },
});

/**
 * What was typed of it, as the build takes it. Refuses a way that is none.
 *
 * @param {{ readonly way?: string, readonly 'allow-4'?: true }} given
 * @param {(sentence: string) => never} refuse
 * @returns {{ way: import('./build.types.ts').Way | undefined, allowFour: boolean }}
 */
export function wayTyped({ way, 'allow-4': allowed }, refuse) {
  const allowFour = allowed === true;
  if (way === undefined) return { way, allowFour };
  return isWay(way) ? { way, allowFour } : refuse(noSuchWay('--way', way));
}
