import type { Text } from '../../../machines/words/text';
import { PLUGIN_GENERATIONS } from '../../../simulator/generations';

/** A fault that a link wants, and how long after the mini-program began. */
export interface LinkedFault {
  readonly id: string;
  readonly afterMs: number;
}

/** A parameter that makes no sense, and what is said of it. */
export interface OddParameter {
  readonly name: string;
  readonly text: Text;
}

/** What can be meant by a parameter, as far as it is known before the phone runs. */
const isRight: ReadonlyMap<string, (value: string) => boolean> = new Map(
  Object.entries<(value: string) => boolean>({
    lang: (value) => /^(zh|en)\b|^(zh|en)_/i.test(value),
    theme: oneOf('light', 'dark'),
    beside: oneOf('inspector', 'panel'),
    size: (value) => /^[1-9]\d{2,3}x[1-9]\d{2,3}$/.test(value),
    platform: oneOf('ios', 'android'),
    generation: oneOf(...PLUGIN_GENERATIONS),
    speed: (value) => Number(value) >= 0.1 && Number(value) <= 16,
    decoder: oneOf('video', 'none'),
    network: oneOf('wifi', '4g', '5g', 'none'),
    camera: (value) => /^[\w.-]{1,64}$/.test(value),
  }),
);

/** What a link wants that makes no sense: it is told, and passed over. */
export function oddParameters(parameters: URLSearchParams): OddParameter[] {
  return [...parameters]
    .filter(([name, value]) => isRight.get(name)?.(value) === false)
    .map(([name, value]) => ({ name, text: odd(name, value) }));
}

/** `fault=stream.stall,player.close.USER_CLOSE@5`: ids, each with the seconds after which it is set off. */
export function linkedFaults(parameters: URLSearchParams): LinkedFault[] {
  const wanted = parameters.getAll('fault').flatMap((list) => list.split(','));
  return wanted
    .filter((one) => one !== '')
    .map((one) => {
      const [, id = one, seconds = '0'] = /^(.+)@(\d{1,3}(?:\.\d+)?)$/.exec(one) ?? [];
      return { id, afterMs: Number(seconds) * 1_000 };
    });
}

/** Where a recording is: of this site alone, as a link comes from anybody. */
export function linkedRecording(parameters: URLSearchParams, page: string): { url: string } | { odd: Text } | null {
  const asked = parameters.get('recording');
  if (asked === null) return null;
  const isOwn = URL.canParse(asked, page) && new URL(asked, page).origin === new URL(page).origin;
  return isOwn ? { url: new URL(asked, page).href } : { odd: elsewhere(asked) };
}

/** A fault that the simulation has not. */
export const noSuchFault = (id: string): Text => odd('fault', id);

/** A page that the mini-program has not: its first one is opened. */
export const noSuchPage = (page: string): Text => odd('page', page);

const elsewhere = (value: string): Text => ({
  zh: `recording=${short(value)}：录制文件要和这个网页在同一网站上。把文件放到那里，或拖到页面上。`,
  en: `recording=${short(value)}: a recording has to be on the same site as this page. Put it there, or drop it on the page.`,
});

function odd(name: string, value: string): Text {
  const shown = `${name}=${short(value)}`;
  return {
    zh: `${shown}：不认识这个值，已忽略。请检查链接。`,
    en: `${shown}: there is no such value, it is passed over. Check the link.`,
  };
}

const short = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value);

function oneOf(...values: string[]): (value: string) => boolean {
  return (value) => values.includes(value);
}
