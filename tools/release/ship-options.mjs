// @ts-check
import { wayOptions } from '../build/way-option.mjs';
import { appidOption, rootOption } from '../terminal/command-line.mjs';

/** What the commands that ship take alike. */
export const shipOptions = /** @type {const} */ ({
  ...appidOption,
  ...wayOptions,
  key: {
    value: 'PATH',
    about: {
      zh: '上传密钥；默认取环境变量 WX_PRIVATE_KEY_PATH',
      en: 'the upload key; WX_PRIVATE_KEY_PATH when absent',
    },
  },
  robot: {
    value: '1…30',
    about: { zh: '机器人编号；默认取环境变量 WX_ROBOT，否则是 1', en: 'the robot; WX_ROBOT, or else 1, when absent' },
  },
  desc: { value: 'TEXT', about: { zh: '版本说明', en: 'what is new in it' } },
  ...rootOption,
});
