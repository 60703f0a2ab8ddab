import { shownText } from '../../machines/privacy/redact';
import { isAllowed } from './allowed-fields';
import type { ShownValue } from './protocol.types';

type Fields = Readonly<Record<string, unknown>>;

let valuesLeft = 0;
/** The objects that the value at hand is in, outermost first. */
let within: unknown[] = [];

/**
 * A value as it may leave the mini-program: see `ShownValue`. Keeps no reference to it, and never throws, as a getter may.
 * Of an object that was shown before, only the fields that have another value since.
 */
export function showValue(value: unknown, before?: object): ShownValue {
  const maxValues = 400;
  valuesLeft = maxValues;
  within = [];
  try {
    return walk(value, before) as ShownValue;
  } catch {
    return { $other: 'unreadable' };
  }
}

function walk(value: unknown, before?: object): unknown {
  valuesLeft -= 1;
  if (typeof value === 'string') return showText(value);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (typeof value === 'function') return hidden(value);
  if (typeof value !== 'object') return { $other: String(value) };
  if (value instanceof Error) return showText(String(value));
  const { byteLength, sessionId } = value as { readonly byteLength?: number; readonly sessionId?: string };
  if (sessionId) return { $actor: sessionId };
  if (byteLength !== undefined) return { $bytes: byteLength };
  return within.includes(value) ? { $cycle: true } : walkInside(value as Fields, before as Fields);
}

/** The entries that there is room for; how many more there were stands last in an array, and beside the fields of an object. */
function walkInside(value: Fields, before: Fields = {}): unknown {
  const maxDepth = 7;
  const maxEntries = 60;
  const maxName = 40;
  const isList = Array.isArray(value);
  const entries: readonly string[] = isList ? value : Object.keys(value).filter((name) => value[name] !== before[name]);
  const count = within.push(value) > maxDepth || valuesLeft < 0 ? 0 : maxEntries;
  const shown: Record<string, unknown> = {};
  const items: unknown[] = [];
  for (const entry of entries.slice(0, count)) {
    if (isList) items.push(walk(entry));
    // where an object is a dictionary, a name can be a secret too
    else
      shown[entry.length > maxName ? shownText(entry, maxName) : entry] = isAllowed(entry, value[entry])
        ? walk(value[entry])
        : hidden(value[entry]);
  }
  within.pop();
  const more = entries.length - count;
  if (more > 0) {
    shown.$more = more;
    items.push(shown);
  }
  return isList ? items : shown;
}

const hidden = (value: unknown): unknown => ({ $hidden: typeof value });

/** The text, or its beginning, without what is secret. */
function showText(text: string): unknown {
  const maxText = 200;
  const safe = shownText(text, maxText);
  return text.length > maxText ? { $text: safe, length: text.length } : safe;
}
