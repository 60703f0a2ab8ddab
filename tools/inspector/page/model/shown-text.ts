import type { Mark, ShownValue } from '../../../../development/inspector/protocol.types';

/** What stands where a value was not shown, in a person's words. */
export interface MarkWords {
  readonly hidden: string;
  readonly characters: string;
  readonly bytes: string;
  readonly cycle: string;
  readonly more: string;
}

export type ShownKind = 'string' | 'number' | 'boolean' | 'null' | 'mark' | 'array' | 'object';

export function kindOf(value: ShownValue): ShownKind {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (typeof value === 'object') return markOf(value) ? 'mark' : 'object';
  return typeof value as 'string' | 'number' | 'boolean';
}

/** What is inside, by name or place; nothing for what has no inside. */
export function entriesOf(value: ShownValue): readonly (readonly [string, ShownValue])[] {
  const kind = kindOf(value);
  if (kind === 'array') return (value as readonly ShownValue[]).map((item, index) => [String(index), item]);
  if (kind !== 'object') return [];
  return Object.entries(value as Readonly<Record<string, ShownValue>>).map(([name, inner]) =>
    name === '$more' ? ['…', { $more: inner as number }] : [name, inner],
  );
}

/** One line: whole for what is small, shortened for what is not. */
export function shortText(value: ShownValue, words: MarkWords, mostCharacters = 80): string {
  const text = textOf(value, words);
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}

/** One line that says all. */
export function textOf(value: ShownValue, words: MarkWords): string {
  const kind = kindOf(value);
  if (kind === 'mark') return markText(value as Mark, words);
  if (kind === 'array')
    return `[${entriesOf(value)
      .map(([, item]) => textOf(item, words))
      .join(', ')}]`;
  if (kind === 'object') {
    const fields = entriesOf(value).map(([name, item]) => `${name}: ${textOf(item, words)}`);
    return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
  }
  return JSON.stringify(value);
}

/** The id of the actor that a value stands for, or empty. */
export function actorOf(value: ShownValue): string {
  const mark = kindOf(value) === 'mark' ? (value as Mark) : null;
  return mark && '$actor' in mark ? mark.$actor : '';
}

function markText(mark: Mark, words: MarkWords): string {
  if ('$hidden' in mark) return `${words.hidden} (${mark.$hidden})`;
  if ('$actor' in mark) return `⚙ ${mark.$actor || '?'}`;
  if ('$text' in mark) return `${JSON.stringify(mark.$text)}… (${mark.length} ${words.characters})`;
  if ('$bytes' in mark) return `${mark.$bytes} ${words.bytes}`;
  if ('$cycle' in mark) return words.cycle;
  if ('$more' in mark) return `… ${mark.$more} ${words.more}`;
  return mark.$other;
}

function markOf(value: object): Mark | null {
  const names = Object.keys(value);
  const isMark = names.some((name) => name.startsWith('$')) && !names.some((name) => !/^(\$|length$)/.test(name));
  return isMark ? (value as Mark) : null;
}

function isList(value: ShownValue): value is readonly ShownValue[] {
  return Array.isArray(value);
}
