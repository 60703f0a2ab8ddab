// @ts-check
/** What every command does alike: read what was typed, explain itself, say what happens now, stop with a reason. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * @typedef {import('../../machines/words/text.ts').Text} Text
 * @typedef {import('./command-line.types.ts').Option} Option
 * @typedef {import('./command-line.types.ts').Options} Options
 */

/** For commands that can look at another project than this one. */
export const rootOption = /** @type {const} */ ({
  root: { value: 'FOLDER', about: { zh: '项目所在的文件夹；默认是本项目', en: 'another project than this one' } },
});

export const appidOption = /** @type {const} */ ({
  appid: {
    value: 'wx…',
    about: { zh: '小程序的 appid；默认取环境变量 WX_APPID', en: "the mini-program's appid; WX_APPID when absent" },
  },
});

const help = { zh: '显示这些', en: 'says all this' };

/** What npm itself takes by these names has nothing to do with ours. */
const ownOfNpm = new Set(['json', 'key', 'only', 'version']);

/**
 * Reads what was typed. `--help` is answered with what the command takes, and nothing is done; what it does not take is
 * refused with exit code 1, the same help and what is wrong.
 *
 * @template {Options} const Named
 * @param {import('./command-line.types.ts').CommandShape<Named>} shape
 * @param {{ typed?: readonly string[], env?: Readonly<Record<string, string | undefined>> }} [from]
 * @returns {import('./command-line.types.ts').CommandLine<Named>}
 */
export function readCommandLine(shape, { typed = process.argv.slice(2), env = process.env } = {}) {
  const options = Object.fromEntries(
    Object.entries(shape.options).map(([name, { value, many }]) => [
      name,
      {
        type: /** @type {'boolean' | 'string'} */ (value === undefined ? 'boolean' : 'string'),
        multiple: many === true,
      },
    ]),
  );
  const parsed = parseArgs({ args: [...typed], options, allowPositionals: true, strict: false, tokens: true });
  const { tokens = [], positionals } = parsed;
  if (typed.includes('--help') || typed.includes('-h')) {
    console.log(helpOf(shape));
    process.exit(0);
  }
  const refuse = (/** @type {string} */ sentence) => {
    console.error(`${sentence}\n${usageOf(shape)}\n${shape.command} -- --help`);
    return process.exit(1);
  };
  const wrong = takenByNpm(shape, env) ?? tokens.flatMap((token) => faultOf(shape, token))[0];
  if (wrong !== undefined) refuse(wrong);
  if (positionals.length > 1 && !shape.words?.many) refuse(notUnderstood(positionals[1] ?? ''));
  const given = /** @type {Readonly<Record<string, any>>} */ ({ ...parsed.values });
  return {
    given: /** @type {any} */ (given),
    words: positionals,
    number(name, { least = 0, most = Number.MAX_SAFE_INTEGER } = {}) {
      const text = given[name];
      if (text === undefined) return undefined;
      const number = Number(text);
      const isRight = /^\d+$/.test(text) && number >= least && number <= most;
      return isRight ? number : refuse(noNumber(`--${name} ${text}`, least, most));
    },
    folder(name) {
      const text = given[name];
      if (text === undefined) return undefined;
      const place = path.resolve(text);
      const found = statSync(place, { throwIfNoEntry: false });
      if (found?.isDirectory()) return place;
      if (found)
        return refuse(
          `--${name} ${text}：这是文件，要的是文件夹。\n--${name} ${text}: this is a file; a folder is wanted.`,
        );
      return refuse(`--${name} ${text}：没有这个文件夹。\n--${name} ${text}: there is no such folder.`);
    },
    refuse,
  };
}

/**
 * A command that takes nothing.
 *
 * @param {string} command
 * @param {Text} about
 */
export function readNothing(command, about) {
  readCommandLine({ command, about, options: {} });
}

/**
 * What is wrong with one thing that was typed.
 *
 * @param {import('./command-line.types.ts').CommandShape<Options>} shape
 * @param {{ kind: string, name?: string, rawName?: string, value?: string | undefined, inlineValue?: boolean | undefined }} token
 * @returns {string[]}
 */
function faultOf({ options, words }, { kind, name = '', rawName = '', value, inlineValue }) {
  if (kind === 'positional') return words ? [] : [notUnderstood(value ?? '')];
  if (kind !== 'option') return [];
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option || !rawName.startsWith('--')) return [`没有参数 ${rawName}。\nThere is no option ${rawName}.`];
  if (option.value === undefined) return value === undefined ? [] : [`${rawName} 不带值。\n${rawName} takes no value.`];
  const isMissing = value === undefined || value === '' || (value.startsWith('--') && !inlineValue);
  const wanted = `${rawName} ${option.value}`;
  return isMissing ? [`${rawName} 需要一个值：${wanted}。\n${rawName} wants a value: ${wanted}.`] : [];
}

/**
 * Without `--` before it, npm takes an option for its own, and says nothing.
 *
 * @param {import('./command-line.types.ts').CommandShape<Options>} shape
 * @param {Readonly<Record<string, string | undefined>>} env
 */
function takenByNpm({ command, options }, env) {
  const name = Object.keys(options).find(
    (one) => !ownOfNpm.has(one) && env[`npm_config_${one.replaceAll('-', '_')}`] !== undefined,
  );
  if (name === undefined) return undefined;
  const right = `${command} -- --${name} …`;
  return `npm 自己收下了 --${name}：请在它前面加 --，即 ${right}\nnpm took --${name} for itself: put -- before it, ${right}`;
}

/** @param {string} word */
const notUnderstood = (word) => `“${word}” 不知道是什么。\n"${word}" is not understood.`;

/**
 * @param {string} what
 * @param {number} least
 * @param {number} most
 */
function noNumber(what, least, most) {
  const isOpen = most === Number.MAX_SAFE_INTEGER;
  return [
    `${what}：应为整数，${isOpen ? `不小于 ${least}` : `${least} 到 ${most}`}。`,
    `${what}: a whole number is wanted, ${isOpen ? `${least} or more` : `from ${least} to ${most}`}.`,
  ].join('\n');
}

/** @param {import('./command-line.types.ts').CommandShape<Options>} shape */
function usageOf({ command, options, words }) {
  const parts = Object.entries(options).map(([name, option]) => `[${shapeOf(name, option)}]${option.many ? ' …' : ''}`);
  if (words) parts.unshift(`[${words.value}${words.many ? ' …' : ''}]`);
  return parts.length > 0 ? `${command} -- ${parts.join(' ')}` : command;
}

/** @param {import('./command-line.types.ts').CommandShape<Options>} shape */
function helpOf(shape) {
  const { about, options, words } = shape;
  const lines = [
    ...(words ? [/** @type {const} */ ([words.value, words.about])] : []),
    ...Object.entries(options).map(([name, option]) => /** @type {const} */ ([shapeOf(name, option), option.about])),
    /** @type {const} */ (['--help', help]),
  ];
  const width = Math.max(...lines.map(([what]) => what.length));
  return [
    usageOf(shape),
    '',
    about.en,
    about.zh,
    '',
    ...lines.flatMap(([what, { zh, en }]) => [`  ${what.padEnd(width)}  ${en}`, `  ${' '.repeat(width)}  ${zh}`]),
  ].join('\n');
}

/**
 * @param {string} name
 * @param {Option} option
 */
const shapeOf = (name, { value }) => (value === undefined ? `--${name}` : `--${name} ${value}`);

/**
 * Progress goes to the error stream, so that the output can be piped.
 *
 * @param {string} sentence
 */
export function tell(sentence) {
  console.error(sentence);
}

/**
 * @param {Error} error
 * @returns {never}
 */
export function stop(error) {
  console.error(error.message);
  return process.exit(1);
}
