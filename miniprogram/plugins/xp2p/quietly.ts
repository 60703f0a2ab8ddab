/**
 * Makes a call that nothing depends on: what it throws is dropped, and it answers nothing then. So is what it rejects with,
 * where it gives a promise instead of an answer: the console would show it, and nobody has hidden what is secret in it.
 */
export function quietly<Answer>(call: () => Answer): Answer | undefined {
  try {
    const answer = call();
    if (isThenable(answer)) answer.then(undefined, () => undefined);
    return answer;
  } catch {
    return undefined;
  }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
