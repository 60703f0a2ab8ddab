// @ts-check
import path from 'node:path';
import { both, fault } from '../build/diagnostics.mjs';
import { namedIn } from './declarations.mjs';
import { documents, doors, phoneFolder, typesFolder } from './manifest.mjs';
import { wrongIn } from './syntax.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */
/** @typedef {ReadonlyMap<string, string | Buffer>} Files by their path in the package */

/** The aliases that a host has to give its plugins. */
const aliases = ['xp2p', 'wechat-p2p-player'];

/** What runs on a phone is made of these; all else would be copied into the host in vain. */
const onPhones = new Set(['.js', '.json', '.wxml', '.wxss', '.wxs']);

/** What may stand in a component's place without a component. */
const builtIn = new Set(['view', 'text', 'block', 'image']);

/**
 * What is wrong with the package before anybody can find it in their own mini-program, where most of it is no error at all.
 *
 * @param {Files} files
 * @returns {Diagnostic[]}
 */
export function packageFaults(files) {
  return [
    ...manifestFaults(files),
    ...[...phoneFiles(files)].flatMap(([file, contents]) => phoneFaults(files, file, String(contents))),
    ...typeFaults(files),
  ];
}

/** @param {Files} files */
const phoneFiles = (files) => new Map([...files].filter(([file]) => file.startsWith(`${phoneFolder}/`)));

/** @param {Files} files */
function manifestFaults(files) {
  const manifest = JSON.parse(String(files.get('package.json') ?? '{}'));
  /** @type {Diagnostic[]} */
  const faults = [];
  const say = (/** @type {string} */ zh, /** @type {string} */ en) => faults.push(fault('package.json', both(zh, en)));
  const folder = `${manifest.miniprogram}/`;
  if (![...files.keys()].some((file) => file.startsWith(folder)))
    say(
      `miniprogram 指向 ${folder}，那里没有文件：微信会悄悄丢掉所有组件。改成 ${phoneFolder}。`,
      `miniprogram leads to ${folder}, where there is nothing: WeChat would lose all components without a word. Make it ${phoneFolder}.`,
    );
  if (manifest.dependencies)
    say(
      '不能有 dependencies：微信会去构建它们。打进包里，或作为 peerDependencies。',
      'There must be no dependencies: WeChat would build them. Bundle them, or make them peers.',
    );
  for (const place of [
    manifest.main,
    manifest.types,
    ...placesIn(manifest.exports),
    ...placesIn(manifest.typesVersions),
  ])
    if (!place.includes('*') && !files.has(place.replace(/^\.\//, '')))
      say(`没有 ${place}：补上它，或不再提它。`, `There is no ${place}: add it, or name it no more.`);
  for (const document of documents.values())
    if (!files.has(document)) say(`没有 ${document}：补上它。`, `There is no ${document}: add it.`);
  return faults;
}

/** @param {unknown} value @returns {string[]} every text in it */
function placesIn(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(placesIn) : [];
}

/**
 * @param {Files} files
 * @param {string} file
 * @param {string} contents
 * @returns {Diagnostic[]}
 */
function phoneFaults(files, file, contents) {
  switch (path.posix.extname(file)) {
    case '.js':
      return scriptFaults(files, file, contents);
    case '.json':
      return componentFaults(files, file, JSON.parse(contents));
    case '.wxml':
      return [...withoutConfig(files, file), ...lostIn(files, file, broughtBy(contents))];
    case '.wxss':
      return lostIn(files, file, broughtBy(contents));
    default:
      return onPhones.has(path.posix.extname(file))
        ? []
        : [
            fault(
              file,
              both(
                `手机用不到它，微信却会把它拷进宿主：移出 ${phoneFolder}/。`,
                `No phone needs it, and WeChat would copy it into the host: move it out of ${phoneFolder}/.`,
              ),
            ),
          ];
  }
}

/** @param {Files} files @param {string} file @param {string} code */
function scriptFaults(files, file, code) {
  const wrong = wrongIn(file, code).map((what) =>
    fault(
      file,
      both(
        `${what} 不能出现在包的脚本里：微信的 npm 构建或旧手机不认识它，或者它属于宿主。`,
        `${what} must not be in a script of the package: WeChat's npm build or an old phone does not know it, or it is the host's.`,
      ),
    ),
  );
  const asked = [...code.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name = '']) => name);
  const foreign = asked
    .filter((name) => !name.startsWith('.'))
    .map((name) =>
      fault(
        file,
        both(`它 require 了 ${name}：宿主没有它，打进包里。`, `It requires ${name}, which no host has: bundle it.`),
      ),
    );
  return [
    ...wrong,
    ...foreign,
    ...lostIn(
      files,
      file,
      asked.filter((name) => name.startsWith('.')),
    ),
  ];
}

/**
 * @param {Files} files
 * @param {string} file
 * @param {any} config
 */
function componentFaults(files, file, { component, usingComponents = {}, componentPlaceholder = {} }) {
  /** @type {Diagnostic[]} */
  const faults = [];
  const say = (/** @type {string} */ zh, /** @type {string} */ en) => faults.push(fault(file, both(zh, en)));
  const base = file.slice(0, -'.json'.length);
  if (component !== true) say('不是组件：写上 "component": true。', 'It is no component: write "component": true.');
  for (const suffix of ['js', 'wxml', 'wxss'])
    if (!files.has(`${base}.${suffix}`))
      say(`组件缺少 .${suffix}：补上它。`, `The component has no .${suffix}: add it.`);
  for (const [tag, target] of Object.entries(usingComponents)) {
    const ofPlugin = /^plugin:\/\/([^/]+)\//.exec(target)?.[1];
    if (ofPlugin !== undefined) {
      if (!aliases.includes(ofPlugin))
        say(
          `${tag} 用了插件别名 ${ofPlugin}：只能用 ${aliases.join('、')}，宿主照此声明。`,
          `${tag} uses the plugin alias ${ofPlugin}: there are ${aliases.join(' and ')} alone, as hosts declare them.`,
        );
      const placeholder = componentPlaceholder[tag];
      if (!placeholder || !(builtIn.has(placeholder) || placeholder in usingComponents))
        say(
          `${tag} 来自插件，没有可用的 componentPlaceholder：宿主的不会合并进来，补一个。`,
          `${tag} is a plugin's and has no componentPlaceholder that can be used: the host's are not merged in, so add one.`,
        );
    } else if (!target.startsWith('.') || !files.has(`${path.posix.join(path.posix.dirname(file), target)}.json`)) {
      say(
        `${tag} 指向包外或不存在的 ${target}：改好路径。`,
        `${tag} leads out of the package, or nowhere (${target}): mend the path.`,
      );
    }
  }
  return faults;
}

/** Markup with a script is a component's, which WeChat knows by its JSON alone. @param {Files} files @param {string} file */
function withoutConfig(files, file) {
  const base = file.slice(0, -'.wxml'.length);
  const isLost = files.has(`${base}.js`) && !files.has(`${base}.json`);
  return isLost ? [fault(file, both('组件缺少 .json：补上它。', 'The component has no .json: add it.'))] : [];
}

/** What markup and styles bring along. @param {string} text */
const broughtBy = (text) =>
  [...text.matchAll(/<(?:import|include|wxs)\b[^>]*?\bsrc=["']([^"'{]+)["']|@import\s+["']([^"']+)["']/g)].map(
    ([, inMarkup, inStyle]) => inMarkup ?? inStyle ?? '',
  );

/** @param {Files} files @param {string} file @param {readonly string[]} names */
function lostIn(files, file, names) {
  return names
    .filter((name) => {
      const place = path.posix.join(path.posix.dirname(file), name);
      return (
        !place.startsWith(`${phoneFolder}/`) ||
        !(files.has(place) || files.has(`${place}.js`) || files.has(`${place}.wxml`))
      );
    })
    .map((name) =>
      fault(
        file,
        both(`它要用的 ${name} 不在包里：补上它。`, `It needs ${name}, which is not in the package: add it.`),
      ),
    );
}

/**
 * The doors without the charts are typed for everybody: without XState, and whatever is global.
 *
 * @param {Files} files
 */
function typeFaults(files) {
  const plain = doors.filter(({ source }) => !ofCharts.has(source));
  /** @type {Map<string, string>} */
  const reached = new Map();
  for (const { source } of plain) reachTypes(files, `${typesFolder}/${source}.d.ts`, reached);
  return [...reached].flatMap(([file, text]) => {
    const foreign = namedIn(text).filter((name) => !name.startsWith('.'));
    const global = /\b(?:WechatMiniprogram|NodeJS|HTML\w*Element)\b/.exec(text)?.[0];
    return [...new Set([...foreign, ...(global ? [global] : [])])].map((what) =>
      fault(
        file,
        both(
          `公开的类型里有 ${what}：宿主不一定有它，把类型移到不需要它的文件里。`,
          `There is ${what} in the public types, which a host may not have: move the type into a file that does without.`,
        ),
      ),
    );
  });
}

/** Who asks for these has XState. */
const ofCharts = new Set(['package/machines', 'package/testing']);

/** @param {Files} files @param {string} file @param {Map<string, string>} reached */
function reachTypes(files, file, reached) {
  const text = files.get(file);
  if (text === undefined || reached.has(file)) return;
  reached.set(file, String(text));
  for (const name of namedIn(String(text)).filter((one) => one.startsWith('.'))) {
    const base = path.posix.join(path.posix.dirname(file), name);
    for (const one of [`${base}.d.ts`, `${base}/index.d.ts`]) reachTypes(files, one, reached);
  }
}
