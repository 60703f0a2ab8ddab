import type { Word, Xp2pSurface } from '../../../miniprogram/plugins/xp2p/surface';
import { RUBBISH } from '../../../simulator/camera/sending';

/** What a generation of the plugin says, in the words of the failure table. */
export class PluginWords {
  private readonly notices: ReadonlyMap<Word, string>;
  private readonly events: ReadonlyMap<Word, string>;

  constructor({ XP2PNotify_SubType, XP2PLocalEventEnum }: Xp2pSurface) {
    const named = (words: object = {}) =>
      new Map(Object.entries(words).map(([name, word]) => [word as Word, name] as const));
    this.notices = named(XP2PNotify_SubType);
    this.events = named(XP2PLocalEventEnum);
  }

  /** `notice close`, and of a header its status: `http 503`. */
  ofStream(subtype: Word | undefined, detail: unknown): readonly string[] {
    const { status } = (detail ?? {}) as { readonly status?: number };
    return [`notice ${this.noticeOf(subtype)}`, ...(this.isHeader(subtype) ? [`http ${status}`] : [])];
  }

  isHeader(subtype: Word | undefined): boolean {
    return this.noticeOf(subtype) === 'parsed';
  }

  /** `network natChanged`; of an error its code too: `network 103`. */
  ofNetwork(event: Word, detail: unknown): readonly string[] {
    const { errcode } = (detail ?? {}) as { readonly errcode?: number };
    const name = this.events.get(event) ?? String(event);
    const isError = name === 'NATError' || name === 'natError';
    return [isError ? 'network natError' : 'network natChanged', ...(isError ? [`network ${errcode}`] : [])];
  }

  private noticeOf(subtype: Word | undefined): string {
    return ((subtype !== undefined && this.notices.get(subtype)) || String(subtype)).toLowerCase();
  }
}

/** The code in what a call answered or was refused with: a number, its text, or an object that carries one. */
export function codeOf(answer: unknown): number | undefined {
  const given = typeof answer === 'object' ? (answer as { errcode?: unknown } | null)?.errcode : answer;
  return given === undefined || given === null || Number.isNaN(Number(given)) ? undefined : Number(given);
}

/** The same; what has no code is told by the project's own words for it. */
export const wordOf = (reason: unknown): number | string =>
  codeOf(reason) ?? (reason instanceof Error ? 'threw' : 'noAnswer');

/** A camera may send what is no stream any more. */
export function isRubbish(chunk: ArrayBuffer): boolean {
  const bytes = new Uint8Array(chunk);
  return bytes.length > 0 && bytes[bytes.length - 1] === RUBBISH;
}
