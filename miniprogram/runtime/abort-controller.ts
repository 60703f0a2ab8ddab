/**
 * AbortController for WeChat's JavaScript, which has none: XState's promise actors create one unguarded, and without it
 * every one of them fails at once. The build injects this module wherever the name is used (`tools/build/bundler-options.mjs`).
 */

interface AbortEvent {
  readonly type: 'abort';
  readonly target: AbortSignal;
}

type AbortListener = (event: AbortEvent) => void;

/** Tells once that an operation is no longer wanted. */
export class AbortSignal {
  aborted = false;
  reason: unknown = undefined;
  onabort: AbortListener | null = null;
  private readonly listeners = new Set<AbortListener>();

  addEventListener(type: 'abort', listener: AbortListener): void {
    if (type === 'abort' && !this.aborted) this.listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: AbortListener): void {
    this.listeners.delete(listener);
  }

  /** Throws the reason when the operation is no longer wanted. */
  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** Called by the controller alone. */
  fire(reason: unknown): void {
    this.aborted = true;
    this.reason = reason;
    const listeners = [...this.listeners];
    this.listeners.clear();
    if (this.onabort) listeners.unshift(this.onabort);
    for (const listener of listeners) callSafely(listener, { type: 'abort', target: this });
  }
}

export class AbortController {
  readonly signal = new AbortSignal();

  /** Throws nothing; a second call changes nothing. */
  abort(reason: unknown = abortError()): void {
    if (!this.signal.aborted) this.signal.fire(reason);
  }
}

function abortError(): Error {
  const error = new Error('The operation was aborted');
  error.name = 'AbortError';
  return error;
}

/** One listener's fault must reach neither the other listeners nor whoever aborts: it is told on the console. */
function callSafely(listener: AbortListener, event: AbortEvent): void {
  try {
    listener(event);
  } catch (error) {
    console.error('A listener of an abort signal failed:', error);
  }
}
