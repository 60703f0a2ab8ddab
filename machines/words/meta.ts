import type { Text } from './text';

/** How it is: what a colour may say of a word. */
export type Tone = 'idle' | 'busy' | 'live' | 'warn' | 'bad';

/** What the log says when a state begins. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn';
  readonly message: Text;
}

/** The words of a state, beside its transitions: what a person reads while it lasts, and what the log says of it. */
export interface Meta<Word extends string = never> {
  /** What the status says, by its key in the chart's table of texts. */
  readonly says?: Word;
  readonly tone?: Tone;
  readonly log?: LogLine;
}

const line =
  (level: LogLine['level']) =>
  (zh: string, en: string): LogLine => ({ level, message: { zh, en } });
export const debug = line('debug');
export const info = line('info');
export const warn = line('warn');

/** The words of the innermost active state that says something. Throws where none does: a test walks every leaf. */
export function wordsOf<Word extends string>(snapshot: {
  getMeta(): Readonly<Record<string, Meta<Word> | undefined>>;
}): { readonly says: Word; readonly tone: Tone } {
  let depth = -1;
  let words: Meta<Word> = {};
  for (const [id, meta] of Object.entries(snapshot.getMeta())) {
    const own = id.split('.').length;
    if (meta?.says === undefined || own <= depth) continue;
    depth = own;
    words = meta;
  }
  if (words.says === undefined) throw new Error('a state without words');
  return { says: words.says, tone: words.tone ?? 'busy' };
}
