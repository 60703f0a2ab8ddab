// @ts-check
import { existsSync, statSync } from 'node:fs';

/**
 * Where an installation puts the command-line program of WeChat DevTools; there is none for Linux.
 *
 * @type {Partial<Record<NodeJS.Platform, string>>}
 */
const usualPlaces = {
  darwin: '/Applications/wechatwebdevtools.app/Contents/MacOS/cli',
  win32: 'C:/Program Files (x86)/Tencent/微信web开发者工具/cli.bat',
};

const howToGet = [
  '安装微信开发者工具：https://developers.weixin.qq.com/miniprogram/dev/devtools/download.html ，并在“设置 → 安全设置”打开服务端口；装在别处时用 --cli 指出其中的 cli（Windows 是 cli.bat）。',
  'Install WeChat DevTools: https://developers.weixin.qq.com/miniprogram/dev/devtools/download.html, and open its service port (设置 → 安全设置 → 服务端口); where it is somewhere else, name its cli (cli.bat on Windows) with --cli.',
].join('\n');

/**
 * The command-line program of WeChat DevTools. Throws with how to get it where there is none.
 *
 * @param {string | undefined} given
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function findDevtoolsCli(given, platform = process.platform) {
  const file = given ?? usualPlaces[platform];
  if (!file)
    throw new Error(
      `微信开发者工具没有 ${platform} 版。\nWeChat DevTools does not exist for ${platform}.\n${howToGet}`,
    );
  if (!existsSync(file))
    throw new Error(`${file} 没有微信开发者工具。\nThere is no WeChat DevTools at ${file}.\n${howToGet}`);
  if (statSync(file).isDirectory())
    throw new Error(`${file} 是文件夹，不是 cli 程序。\n${file} is a folder, not the cli program.\n${howToGet}`);
  return file;
}
