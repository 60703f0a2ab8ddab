import type { CodeOf } from '../failure';

/** Where a failure that was told leads. */
export const failed = { target: '#session.viewing.stream.retrying', actions: 'failWithEvent' } as const;

/** Where a deadline leads that ran out. */
export const late = (code: CodeOf<'deadline'>) =>
  ({
    target: '#session.viewing.stream.retrying',
    actions: { type: 'fail', params: { source: 'deadline', code } },
  }) as const;
