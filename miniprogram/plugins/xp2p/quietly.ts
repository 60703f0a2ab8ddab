/** Makes a call that nothing depends on: what it throws is dropped, and it answers nothing then. */
export function quietly<Answer>(call: () => Answer): Answer | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
