import { redact } from '../../../machines/log/redact';
import { isAllowed } from './allowed-fields';
import type { ShownFields, ShownValue } from './protocol.types';

/** What is shown at most: of a text and of a name, in characters; of an array; of an object; one in another; in all. */
const maxText = 200;
const maxName = 40;
const maxItems = 20;
const maxFields = 60;
const maxDepth = 7;
const maxValues = 400;

/** What a text must have before `redact` could find anything in it: most have not, and this is quicker. */
const suspicious = /[:=?&]|XP2P|[\w+/=%-]{24}/;

let valuesLeft = 0;
/** The objects that the value at hand is in, outermost first. */
let within: object[] = [];

/** A value as it may leave the mini-program: see `ShownValue`. Keeps no reference to it, and never throws. */
export function showValue(value: unknown): ShownValue | undefined {
  return value === undefined ? value : safely(walk, value);
}

/** The fields of an object, each shown or hidden by its name. */
export function showFields(fields: object): ShownFields {
  return safely(walkObject, fields) as ShownFields;
}

/** A getter or a proxy may throw. */
function safely<Value>(show: (value: Value) => ShownValue, value: Value): ShownValue {
  valuesLeft = maxValues;
  within = [];
  try {
    return show(value);
  } catch {
    return { $other: 'unreadable' };
  }
}

function walk(value: unknown): ShownValue {
  valuesLeft -= 1;
  if (typeof value === 'string') return showText(value);
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && value - value === 0)) return value;
  if (typeof value === 'function') return { $function: value.name };
  if (typeof value !== 'object') return { $other: String(value) };
  const { byteLength, sessionId } = value as { readonly byteLength?: number; readonly sessionId?: string };
  if (sessionId) return { $actor: sessionId };
  if (byteLength !== undefined) return { $bytes: byteLength };
  if (within.includes(value)) return { $cycle: true };
  if (value instanceof Error) return { name: showText(value.name), message: showText(value.message) };
  return walkObject(value);
}

function walkObject(value: object): ShownValue {
  within.push(value);
  const shown = Array.isArray(value) ? walkItems(value) : walkFields(value);
  within.pop();
  return shown;
}

function walkItems(items: readonly unknown[]): ShownValue {
  const count = room(maxItems);
  const shown = items.slice(0, count).map(walk);
  return count < items.length ? [...shown, { $more: items.length - count }] : shown;
}

function walkFields(fields: object): ShownFields {
  const names = Object.keys(fields);
  const count = room(maxFields);
  const shown: Record<string, ShownValue> = {};
  for (const name of names.slice(0, count)) {
    const value = (fields as Record<string, unknown>)[name];
    const isShown = isAllowed(name, value) || isActor(value);
    // where an object is a dictionary, a name can be a secret too
    shown[name.length > maxName ? redact(name).slice(0, maxName) : name] = isShown
      ? walk(value)
      : { $hidden: Array.isArray(value) ? 'array' : typeof value };
  }
  if (count < names.length) shown.$more = names.length - count;
  return shown;
}

/** How many entries of the object at hand there is room for. */
const room = (most: number): number => (within.length > maxDepth || valuesLeft < 0 ? 0 : most);

/** The text, or its beginning: what is cut off is looked at too, so that no secret is cut in two and then overlooked. */
function showText(text: string): ShownValue {
  const start = text.slice(0, 2 * maxText);
  const safe = suspicious.test(start) ? redact(start) : start;
  return text.length > maxText ? { $text: safe.slice(0, maxText), length: text.length } : safe;
}

/** An actor's reference has nothing to hide but what it refers to. */
const isActor = (value: unknown): boolean => !!value && !!(value as { readonly sessionId?: unknown }).sessionId;
