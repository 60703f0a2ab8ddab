// @ts-check
import { isNetworkError, networkAdvice } from '../../on-demand/network-error.mjs';

/**
 * What WeChat's end says, and what to do about it. Told by the words of its answers, as its numbers are not documented.
 *
 * @type {readonly { words: RegExp, zh: string, en: string }[]}
 */
const answers = [
  {
    words: /invalid ip|-10008/i,
    zh: '本机的 IP 不在白名单里：在“开发管理 → 开发设置 → 小程序代码上传”里加上它，或关闭白名单。',
    en: 'This address is not on the list: add it under 开发管理 → 开发设置 → 小程序代码上传, or switch the list off there.',
  },
  {
    words: /signature|sign error|-80011|-10010|privateEncrypt/i,
    zh: '上传密钥与小程序 appid 不匹配，或已重置：请重新下载。',
    en: 'The upload key does not belong to this appid, or was reset: download it anew.',
  },
  {
    words: /invalid appid|-10001\b|40013/i,
    zh: '微信不认识这个小程序 appid。',
    en: 'WeChat does not know this appid.',
  },
  {
    words: /plugin.*(not|no).*(authori|permission|exist)|80066|80067|80082|80083/i,
    zh: '小程序没有使用插件的权限：在“设置 → 第三方设置 → 插件管理”里添加，并等待通过；版本号须是已授权的。',
    en: 'The mini-program may not use the plugin: add it under 设置 → 第三方设置 → 插件管理 and wait for approval; the version must be one that is open to it.',
  },
];

/**
 * A failure of WeChat's programs as a person can use it: first what to do, then what was said.
 *
 * @param {{ message: string, code?: number | string, path?: string }} error
 * @returns {string}
 */
export function explain(error) {
  const said = [error.code !== undefined && `[${error.code}]`, error.message, error.path].filter(Boolean).join(' ');
  if (isNetworkError(error)) return `${networkAdvice('servicewechat.com')}\n${said}`;
  const known = answers.find(({ words }) => words.test(said));
  return known ? `${known.zh}\n${known.en}\n${said}` : said;
}
