import { config } from '../kernel/config';
import { shownText } from '../privacy/redact';
import type { Failure } from './failure.types';
import { type CodeOf, type FailureSource, rowOf } from './failure-table';

interface Extra {
  readonly step?: string;
  readonly message?: string;
}

/** Makes a failure of a code that has a row in the table: what the project itself finds out. */
export function failureOf<Source extends FailureSource>(source: Source, code: CodeOf<Source>, extra?: Extra): Failure {
  return failureFromOutside(source, code, extra);
}

/**
 * Makes a failure of what a source said, whatever that is; a code without a row gets the `unknown` row of its source.
 * Code and message are hidden and cut here, so that no secret ever becomes part of a failure.
 */
export function failureFromOutside(source: FailureSource, code: number | string, extra: Extra = {}): Failure {
  const { kind, scope } = rowOf(source, code);
  return {
    source,
    code: typeof code === 'string' ? shownText(code, config.maxFailureCodeCharacters) : code,
    kind,
    scope,
    ...(extra.step ? { step: extra.step } : {}),
    ...(extra.message ? { message: shownText(extra.message, config.maxFailureMessageCharacters) } : {}),
  };
}
