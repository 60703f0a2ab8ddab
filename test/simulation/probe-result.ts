import type { KnownFile, Origin, ProbeResult, Read } from '../../tools/probe/probe.types';
import { OPEN } from './drawn-values';
import { ENDLESS } from './known-answers';

const FORMAT_VERSION = 1;
/** No time that the probe waits is longer. */
const MOST_MS = 600_000;
const MOST_RETRIES = 1_000;

/** What the probe page copied. */
export function readResult(text: string): Read<ProbeResult> {
  const said = parsed(text);
  if (!isObject(said) || !('formatVersion' in said) || !isObject(said.answers)) return { faults: [NO_RESULT] };
  if (said.formatVersion !== FORMAT_VERSION) return { faults: [otherVersion(said.formatVersion)] };
  const faults = Object.entries(said.answers).flatMap(([name, value]) => faultOf(name, value));
  if (faults.length > 0) return { faults };
  if (Object.keys(said.answers).length === 0) return { faults: [NOTHING_ANSWERED] };
  const plugins = isObject(said.plugins) ? said.plugins : {};
  return {
    value: {
      formatVersion: FORMAT_VERSION,
      plugins: { xp2p: textOf(plugins.xp2p), player: textOf(plugins.player) },
      phone: textOf(said.phone),
      wechat: textOf(said.wechat),
      answers: said.answers,
    },
  };
}

/** What is known with this result too. That two phones answer differently is for a person to look at: `mayReplace` says that one did. */
export function withResult(known: KnownFile, result: ProbeResult, mayReplace: boolean): Read<KnownFile> {
  const { answers, plugins, phone, wechat } = result;
  const before = new Map(Object.entries(known.answers));
  const faults = Object.entries(answers)
    .filter(([name, value]) => before.has(name) && before.get(name) !== value)
    .map(([name, value]) => contradiction(name, before.get(name), value));
  if (faults.length > 0 && !mayReplace) return { faults };
  const from = [...known.from.filter((one) => !isSame(one, result)), { plugins, phone, wechat }];
  return { value: { formatVersion: FORMAT_VERSION, from, answers: { ...known.answers, ...answers } } };
}

/** What may be answered: what the simulation draws, and of times and counts any that can be. */
function faultOf(name: string, value: unknown): string[] {
  const draw = Object.entries(OPEN.iot).find(([own]) => own === name && own !== 'generation')?.[1];
  if (!draw || !('values' in draw)) return [unknownName(name)];
  const isNumber = draw.values.some((each) => typeof each === 'number');
  if (!isNumber) {
    const possible: readonly unknown[] = draw.values;
    return possible.includes(value)
      ? []
      : [
          impossible(
            name,
            value,
            possible.map((each) => JSON.stringify(each)),
          ),
        ];
  }
  const [most, more] = name === 'ownRetries' ? [MOST_RETRIES, [`"${ENDLESS}"`]] : [MOST_MS, []];
  const isPossible = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
  if (isPossible || (more.length > 0 && value === ENDLESS)) return [];
  return [impossible(name, value, [`0 – ${most}`, ...more])];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isSame = (one: Origin, other: Origin): boolean =>
  JSON.stringify([one.plugins.xp2p, one.plugins.player, one.phone, one.wechat]) ===
  JSON.stringify([other.plugins.xp2p, other.plugins.player, other.phone, other.wechat]);

const NO_RESULT = [
  '这不是探针的结果：在探针页面上点“复制结果”，把复制的内容原样存成文件。',
  'This is no result of the probe: press "Copy result" on its page, and save what was copied as it is.',
].join('\n');

const NOTHING_ANSWERED = [
  '结果里没有答案：先在探针页面上做几步。',
  'Nothing is answered in it: go through some of the steps on the page first.',
].join('\n');

const otherVersion = (version: unknown): string =>
  [
    `结果的格式是 ${JSON.stringify(version)}，这里读的是 ${FORMAT_VERSION}：用同一份代码构建探针。`,
    `The result has format ${JSON.stringify(version)}, and ${FORMAT_VERSION} is read here: build the probe from the same sources.`,
  ].join('\n');

const unknownName = (name: string): string =>
  [
    `不认识“${name}”：名称见 simulator/iot/iot-assumptions.ts。`,
    `"${name}" is not known: the names are those of simulator/iot/iot-assumptions.ts.`,
  ].join('\n');

const impossible = (name: string, value: unknown, possible: readonly string[]): string =>
  [
    `${name} 不能是 ${JSON.stringify(value)}：可以是 ${possible.join('、')}。`,
    `${name} cannot be ${JSON.stringify(value)}: it may be ${possible.join(', ')}.`,
  ].join('\n');

const contradiction = (name: string, before: unknown, now: unknown): string =>
  [
    `${name} 以前的答案是 ${JSON.stringify(before)}，现在是 ${JSON.stringify(now)}：确认后加 --replace。`,
    `${name} was answered ${JSON.stringify(before)} before, and ${JSON.stringify(now)} now: if this one is right, add --replace.`,
  ].join('\n');
