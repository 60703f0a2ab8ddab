import { redact } from '../privacy/redact';
import type { Failure, FailureSource } from './failure.types';
import { rowOf } from './failure-table';

/**
 * Makes a failure of what a source said; a code without a row gets the `unknown` row of its source.
 * The message is redacted here, so that no secret ever becomes part of a failure.
 */
export function failureOf(
  source: FailureSource,
  code: number | string,
  extra: { readonly step?: string; readonly message?: string } = {},
): Failure {
  const { kind, scope } = rowOf(source, code);
  return {
    source,
    code: typeof code === 'string' ? redact(code) : code,
    kind,
    scope,
    ...(extra.step ? { step: extra.step } : {}),
    ...(extra.message ? { message: redact(extra.message) } : {}),
  };
}
