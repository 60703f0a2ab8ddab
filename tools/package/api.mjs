// @ts-check
import path from 'node:path';
import { doors, typesFolder } from './manifest.mjs';

/** The doors whose exports are told whole; of the others, which hold charts and a simulator, by their names. */
const whole = new Set(['.', './managed']);

const head = `# API

Made by \`npm run api\` from the declarations that the package carries: change the comments there, not this file. What it is for, and how to begin, is in
[the package's README](../package/README.md).
`;

/**
 * What the doors export, as their declarations say it.
 *
 * @param {ReadonlyMap<string, string | Buffer>} files of the package
 * @returns {string} Markdown
 */
export function apiOf(files) {
  const told = new Set();
  /** @type {Exported[]} */
  const shown = [];
  const chapters = doors.map(({ name, source }) => {
    const own = exportsOf(files, `${typesFolder}/${source}.d.ts`);
    const fresh = own.filter((one) => !told.has(`${one.file} ${one.name}`));
    for (const one of fresh) told.add(`${one.file} ${one.name}`);
    if (whole.has(name)) shown.push(...fresh);
    const again = own.filter((one) => !fresh.includes(one)).map((one) => `\`${one.name}\``);
    const title = `## \`xp2p-statecharts${name.slice(1)}\``;
    const body = whole.has(name)
      ? fresh.map(toldWhole).join('\n\n')
      : [
          '| name | what |',
          '| --- | --- |',
          ...fresh.map((one) => `| \`${one.name}\` | ${firstSentence(one.text)} |`),
        ].join('\n');
    return [title, body, again.length > 0 ? `As above: ${again.join(', ')}.` : ''].filter(Boolean).join('\n\n');
  });
  const named = namedBy(shown, files).map(toldWhole);
  return `${[head.trimEnd(), ...chapters, namedTitle, ...named].join('\n\n')}\n`;
}

const namedTitle = `## What these name

No door exports them: TypeScript gets at one by what has it, as \`CamerasOptions['appParams']\`. Those of the plugins' stand-ins are left out.`;

/** @param {Exported} one */
const toldWhole = ({ name, text }) => `### ${name}\n\n\`\`\`ts\n${text}\n\`\`\``;

/**
 * The types that declarations name and that are told nowhere yet, and those that they name, in the order in which they come up.
 *
 * @param {readonly Exported[]} shown
 * @param {ReadonlyMap<string, string | Buffer>} files
 */
function namedBy(shown, files) {
  const all = [...shown];
  // what is found on the way comes at the end, and is gone through too
  for (const { file, text } of all) {
    const source = String(files.get(file) ?? '');
    for (const [name] of withoutComments(text).matchAll(/\b[A-Z]\w+/g)) {
      const found = typeIn(files, file, source, name);
      if (found && !all.some((one) => one.name === found.name)) all.push(found);
    }
  }
  return all.slice(shown.length);
}

/**
 * What a file calls so: its own, or what it imports from another file of the package.
 *
 * @param {ReadonlyMap<string, string | Buffer>} files
 * @param {string} file
 * @param {string} source
 * @param {string} name
 * @returns {Exported | undefined}
 */
function typeIn(files, file, source, name) {
  if (new RegExp(`^(?:export )?(?:declare )?(?:interface|type|class) ${name}\\b`, 'm').test(source))
    return { name, file, text: declarationOf(source, name) };
  const from = [...source.matchAll(/^(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)';/gm)].find(
    ([, names = '']) => names.split(',').some((one) => one.trim().replace(/^type /, '') === name),
  )?.[2];
  if (!from) return undefined;
  const base = path.posix.join(path.posix.dirname(file), from);
  const found = [`${base}.d.ts`, `${base}/index.d.ts`].find((one) => files.has(one));
  if (!found || found.startsWith(`${typesFolder}/simulator/`)) return undefined;
  return typeIn(files, found, String(files.get(found)), name);
}

/** @param {string} text */
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '');

/** @typedef {{ name: string, file: string, text: string }} Exported */

/**
 * @param {ReadonlyMap<string, string | Buffer>} files
 * @param {string} file
 * @returns {Exported[]} in the order of the file
 */
function exportsOf(files, file) {
  const source = String(files.get(file) ?? '');
  const own = [
    ...source.matchAll(/^export declare (?:const|function|class) (\w+)|^export (?:interface|type) (\w+)[^\n]*?[{=<]/gm),
  ]
    .map(([, value, type]) => value ?? type ?? '')
    .map((name) => ({ name, file, text: declarationOf(source, name) }));
  const others = [...source.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)';/gm)].flatMap(
    ([, names = '', from = '']) => {
      const base = path.posix.join(path.posix.dirname(file), from);
      const found = [`${base}.d.ts`, `${base}/index.d.ts`].find((one) => files.has(one));
      const there = found ? exportsOf(files, found) : [];
      return names
        .split(',')
        .map((name) => name.replace(/^\s*type\s+/, '').trim())
        .filter(Boolean)
        .map((name) => there.find((one) => one.name === name) ?? { name, file: found ?? from, text: '' });
    },
  );
  return [...own, ...others];
}

/**
 * A declaration with the comment before it, up to the end of its last bracket.
 *
 * @param {string} source
 * @param {string} name
 */
function declarationOf(source, name) {
  const at = source.search(
    new RegExp(`^(?:export )?(?:declare )?(?:const|function|class|interface|type) ${name}\\b`, 'm'),
  );
  const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(source.slice(0, at))?.[0] ?? '';
  const isBlock = /^(?:export )?(?:declare )?(?:interface|class)/.test(source.slice(at));
  const code = source.replace(/\/\*[\s\S]*?\*\//g, (said) => ' '.repeat(said.length));
  let depth = 0;
  let end = at;
  for (; end < source.length; end += 1) {
    const letter = code[end] ?? '';
    if ('{(['.includes(letter)) depth += 1;
    if ('})]'.includes(letter)) depth -= 1;
    if (depth === 0 && letter === (isBlock ? '}' : ';')) break;
  }
  return (comment + source.slice(at, end + 1)).replace(/import\("[^"]*"\)\.(?:default\.)?/g, '').trim();
}

/** @param {string} text */
function firstSentence(text) {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  const [sentence = ''] = comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.:]) /);
  return sentence.replaceAll('|', '\\|').replace(/:$/, '.');
}
