/** What became of a typed event. */
export type TypedEvent =
  | { readonly ok: true; readonly event: { readonly type: string } }
  | { readonly ok: false; readonly problem: EventProblem };

/** Why a typed event can't be sent. */
export type EventProblem =
  | { readonly kind: 'noType' }
  | { readonly kind: 'reserved'; readonly type: string }
  | { readonly kind: 'badType'; readonly type: string }
  | { readonly kind: 'notJson'; readonly detail: string }
  | { readonly kind: 'notObject' }
  | { readonly kind: 'hasType' };

/** An event's type and its payload as a person typed them; an empty payload is none. */
export function readEvent(typedType: string, typedPayload: string): TypedEvent {
  const type = typedType.trim();
  if (type === '') return refused({ kind: 'noType' });
  if (type.startsWith('xstate.')) return refused({ kind: 'reserved', type });
  if (/[\s*]/.test(type)) return refused({ kind: 'badType', type });
  const text = typedPayload.trim();
  if (text === '') return { ok: true, event: { type } };
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch (error) {
    return refused({ kind: 'notJson', detail: (error as Error).message });
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return refused({ kind: 'notObject' });
  if ('type' in payload && payload.type !== type) return refused({ kind: 'hasType' });
  return { ok: true, event: { ...payload, type } };
}

const refused = (problem: EventProblem): TypedEvent => ({ ok: false, problem });
