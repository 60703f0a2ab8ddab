import { failureFromOutside, failureOf } from '../../../machines/failure';
import type { CommandAnswer, DeviceCommand, PtzMove } from '../../../machines/kernel/ports';
import { codeOf, messageOf } from './answers';
import type { CommandAnswer as PluginAnswer } from './surface';

/** An old device ends its texts with a NUL. */
export const withoutNul = (text: string): string => text.replace(/\0+$/, '');

/** What a text would be as JSON; undefined where it is none. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** Commands of the app's own, each with a number of its own (contract 2.4). `spell` writes them as the plugin's generation wants it. */
export class OwnCommands {
  private sent = 0;

  constructor(private readonly spell: (text: string) => string) {}

  /** A whole command as it is; JSON with its number, where it has none; any other text as the device may know it. */
  whole({ text, channel }: DeviceCommand): string {
    if (/^\s*action=/.test(text)) return text;
    const given = parsed(text);
    const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
    return this.own(channel, isObject ? given : text);
  }

  steering(channel: number, move: PtzMove): string {
    return this.own(channel, { topic: 'ptz', data: { cmd: ptzWord(move) } });
  }

  private own(channel: number, command: object | string): string {
    if (typeof command !== 'string') this.sent += 1;
    const text = typeof command === 'string' ? command : JSON.stringify({ message_id: this.sent, ...command });
    return `action=user_define&channel=${channel}&cmd=${this.spell(text)}`;
  }
}

export const ptzWord = (move: PtzMove): string => (move === 'release' ? 'ptz_release_pre' : `ptz_${move}_press`);

const types: readonly CommandAnswer['type'][] = ['success', 'failure', 'error', 'timeout'];

/** What the plugin resolves with, as the port says it. One that names no type it knows could not be sent: that is what is known of it. */
export function commandAnswerOf(answer: unknown): CommandAnswer {
  const { type, status, data } = Object(answer) as { readonly [of in keyof PluginAnswer]?: unknown };
  return {
    type: types.find((known) => known === type) ?? 'error',
    status: Number(status) || 0,
    code: codeOf(answer) ?? 0,
    message: withoutNul(messageOf({ ...Object(answer), type: undefined }) ?? ''),
    data: data instanceof ArrayBuffer ? data : withoutNul(textOf(data)),
  };
}

const textOf = (data: unknown): string =>
  typeof data === 'string' ? data : data === undefined ? '' : JSON.stringify(data);

/** What a device says to a press: `apex` where it goes no further. Throws a `Failure` where it did not do it. */
export function steeredOf(answer: CommandAnswer): { isAtEnd: boolean } {
  const { type, status, code, message, data } = answer;
  if (type !== 'success') {
    const words = [message, typeof data === 'string' ? data : '', status ? `status ${status}` : ''].filter(Boolean);
    const extra = { step: 'steer', ...(words.length > 0 && { message: words.join(', ') }) };
    if (type === 'failure') throw failureOf('device', 'refused', extra);
    if (type === 'timeout' && code === 0) throw failureOf('deadline', 'command', extra);
    throw failureFromOutside('xp2p', code === 0 ? 'noAnswer' : code, extra);
  }
  return { isAtEnd: isAtEnd(typeof data === 'string' ? parsed(data) : undefined) };
}

/** `{ apex: 'yes' }` (managed contract 9). */
export const isAtEnd = (answer: unknown): boolean => {
  const [first] = Array.isArray(answer) ? answer : [answer];
  return (Object(first) as { readonly apex?: unknown }).apex === 'yes';
};
