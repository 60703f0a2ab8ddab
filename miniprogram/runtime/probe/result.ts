import type { ProbeContext } from './probe.machine';

/** Who answered. */
export interface Asked {
  readonly plugins: { readonly xp2p: string; readonly player: string };
  readonly phone: string;
  readonly wechat: string;
}

/** As `npm run probe` reads it. */
const FORMAT_VERSION = 1;

/** What is copied: the answers by their names, what was not answered, and the lines for people. No secret is in any of it. */
export function resultText({ answers, missing, lines }: ProbeContext, { plugins, phone, wechat }: Asked): string {
  const notAnswered = Object.fromEntries([...missing].map(([name, { en }]) => [name, en]));
  const result = { formatVersion: FORMAT_VERSION, plugins, phone, wechat };
  return JSON.stringify({ ...result, answers: Object.fromEntries(answers), notAnswered, lines }, null, 1);
}
