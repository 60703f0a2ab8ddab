/** Something that the mini-program (or the preview) threw and nobody caught. */
export interface PreviewError {
  readonly message: string;
  readonly stack: string;
  /** What ran: `tap handler of pages/home/home`, `unhandled rejection`, … */
  readonly where: string;
}

/** Collects errors: a test asks for them, the panel shows them, the mini-program's own listeners hear of them. */
export class ErrorLog {
  readonly list: PreviewError[] = [];
  private readonly listeners = new Set<(error: PreviewError) => void>();

  /** Also catches what nothing else does: errors of timers, and promises that nobody handles. */
  watch(target: Window): void {
    target.addEventListener('error', (event) => this.add(event.error ?? event.message, 'timer or callback'));
    target.addEventListener('unhandledrejection', (event) => this.add(event.reason, 'unhandled rejection'));
  }

  add(thrown: unknown, where: string): void {
    const error = { ...describe(thrown), where };
    this.list.push(error);
    console.error(`[${where}]`, thrown);
    for (const listener of this.listeners) listener(error);
  }

  /** Runs what the mini-program gave us; what it throws is collected. */
  guard<Result>(where: string, run: () => Result): Result | undefined {
    try {
      return run();
    } catch (thrown) {
      this.add(thrown, where);
      return undefined;
    }
  }

  subscribe(listener: (error: PreviewError) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}

function describe(thrown: unknown): { message: string; stack: string } {
  if (thrown instanceof Error) return { message: thrown.message, stack: thrown.stack ?? '' };
  if (typeof thrown === 'string') return { message: thrown, stack: '' };
  // WeChat rejects with plain objects: { errMsg }.
  return { message: JSON.stringify(thrown) ?? String(thrown), stack: '' };
}
