// @ts-check
import { credentialsFile, faultsOfAppid, missingCredentials } from '../build/options.mjs';

const unfilledCredentials = [
  `${credentialsFile} 里还有示例值：请全部填好，否则上传的小程序什么也播不了。`,
  `${credentialsFile} still holds the example's values: fill them all in, or what is uploaded plays nothing.`,
].join('\n');

/**
 * What a person has yet to give before a package can be shipped, each in Chinese and English; empty when nothing is.
 *
 * @param {string} appid
 * @param {import('./credentials.mjs').Credentials} credentials
 * @returns {string[]}
 */
export function missingFromPerson(appid, { areThere, areFilledIn }) {
  const ofCredentials = areThere ? unfilledCredentials : missingCredentials;
  return [...faultsOfAppid(appid), ...(areThere && areFilledIn ? [] : [ofCredentials])];
}
