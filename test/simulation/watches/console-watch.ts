import type { Violations } from '../violations';

/** XState's hint, in development alone, at what is so by design: a lease that ended hears nothing (docs/architecture.md, rule 3). */
export const toEndedLease = /was sent to stopped actor "(viewer|pull|module) \(/;

/** Runs a session, and notes what it throws, rejects without a handler, or writes to the console (invariant 5). */
export async function heard<Result>(run: (tell: (violations: Violations) => void) => Promise<Result>): Promise<Result> {
  let violations: Violations | undefined;
  const note = (what: string) => (reason: unknown) => violations?.note(5, `${what}: ${wordsOf(reason)}`);
  const rejected = note('an unhandled rejection');
  const thrown = note('an exception');
  const { warn, error } = console;
  console.warn = (text: unknown) => {
    if (!toEndedLease.test(String(text))) note('a warning')(text);
  };
  console.error = note('an error on the console');
  process.on('unhandledRejection', rejected);
  process.on('uncaughtException', thrown);
  try {
    return await run((told) => {
      violations = told;
    });
  } finally {
    console.warn = warn;
    console.error = error;
    process.off('unhandledRejection', rejected);
    process.off('uncaughtException', thrown);
  }
}

function wordsOf(reason: unknown): string {
  if (reason instanceof Error) return `${reason.message} ${reason.stack?.split('\n')[1]?.trim() ?? ''}`;
  return typeof reason === 'string' ? reason : JSON.stringify(reason);
}
