// @ts-check
import { createPrivateKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Folders that are packed or served: a key in them would travel. */
const packedFolders = ['miniprogram', 'machines', 'development', 'simulator', 'dist'];

/**
 * What is wrong with an upload key, as a sentence in each language; undefined when it can sign. Reads it, and keeps and
 * says nothing of it.
 *
 * @param {string} file absolute path
 * @param {string} root project root
 * @returns {{ zh: string, en: string } | undefined}
 */
export function faultOfPrivateKey(file, root) {
  const [folder = ''] = path.relative(root, file).split(path.sep);
  if (packedFolders.includes(folder)) {
    return {
      zh: `上传密钥不能放在 ${folder}/ 里（会随代码打包）：请移到项目之外。`,
      en: `The upload key is in ${folder}/, which is packed or served: move it out of the project.`,
    };
  }
  try {
    if (statSync(file).isDirectory()) {
      return { zh: `上传密钥的路径是一个文件夹：${file}`, en: `The upload key's path is a folder: ${file}` };
    }
    return isRsaKey(readFileSync(file, 'utf8')) ? undefined : malformed(file);
  } catch (error) {
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    return code === 'ENOENT'
      ? { zh: `找不到上传密钥：${file}`, en: `There is no upload key at ${file}` }
      : { zh: `无法读取上传密钥（${code}）：${file}`, en: `The upload key cannot be read (${code}): ${file}` };
  }
}

/** So many characters of a key are no longer chance. */
const tellingCharacters = 12;

/**
 * What takes every piece of the key out of what WeChat's programs say: they have it, and say what they like.
 *
 * @param {string} file absolute path of the key
 * @returns {(text: string) => string}
 */
export function hidingKey(file) {
  const body = readFileSync(file, 'utf8')
    .replace(/-----.*-----/g, '')
    .replace(/\s/g, '');
  const run = new RegExp(`[A-Za-z0-9+/=]{${tellingCharacters},}`, 'g');
  /** Where a line break is written as a backslash and a letter, the letter is in front. */
  const isOfKey = (/** @type {string} */ text) => body.includes(text) || body.includes(text.replace(/^[nr]/, ''));
  return (text) => text.replace(run, (found) => (isOfKey(found) ? '…' : found));
}

/** @param {string} text */
function isRsaKey(text) {
  try {
    return createPrivateKey(text).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** @param {string} file */
function malformed(file) {
  return {
    zh: `这不是上传密钥：${file}。应是从“开发管理 → 开发设置 → 小程序代码上传”下载的 private.wx….key（RSA 私钥，PEM 格式）。`,
    en: `This is no upload key: ${file}. It is the private.wx….key (an RSA private key, PEM) from 开发管理 → 开发设置 → 小程序代码上传.`,
  };
}
