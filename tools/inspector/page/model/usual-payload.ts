import type { ShownFields, ShownValue } from '../../../../development/inspector/protocol.types';
import { entriesOf, kindOf } from './shown-text';

/** The payload of an event that was seen, as text for a form. */
export function payloadText(usual: ShownFields): string {
  return Object.keys(usual).length > 0 ? JSON.stringify(usual, null, 2) : '';
}

/** How a typed event differs in shape from the last one of its type. */
export interface Unlike {
  /** Fields that still hold the mark of a value that was never sent here. */
  readonly hidden: readonly string[];
  readonly unlike: readonly { readonly field: string; readonly usual: string; readonly typed: string }[];
}

/** Compares kinds of fields, not values: `true` is like `false`, and not like `"true"`. */
export function unlikeUsual(event: Readonly<Record<string, unknown>>, usual: ShownFields | undefined): Unlike {
  const { type: _, ...payload } = event;
  const typed = payload as ShownFields;
  const hidden = Object.keys(typed).filter((field) => holdsMark(typed[field] as ShownValue));
  const unlike = Object.entries(usual ?? {}).flatMap(([field, value]) => {
    const typedKind = field in typed ? kindOf(typed[field] as ShownValue) : 'missing';
    const usualKind = kindOf(value);
    const isSame = typedKind === usualKind || usualKind === 'mark' || usualKind === 'null' || typedKind === 'null';
    return isSame || hidden.includes(field) ? [] : [{ field, usual: usualKind, typed: typedKind }];
  });
  return { hidden, unlike };
}

function holdsMark(value: ShownValue): boolean {
  return kindOf(value) === 'mark' || entriesOf(value).some(([, inner]) => holdsMark(inner));
}
