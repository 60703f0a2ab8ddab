import fc from 'fast-check';
import {
  type FailureSource,
  failureAdvice,
  failureDetails,
  failureFromOutside,
  failureRow,
  failureTable,
  failureTitle,
} from '../../../machines/failure';

const source = fc.constantFrom(...(Object.keys(failureTable) as FailureSource[]));
const code = fc.oneof(fc.integer(), fc.integer({ min: -3_000, max: 600 }), fc.double(), fc.string());
const languages = ['zh', 'en'] as const;

test('whatever a source says becomes a failure that a person can act on, in both languages', () => {
  fc.assert(
    fc.property(source, code, fc.option(fc.string()), (said, number, message) => {
      const failure = failureFromOutside(said, number, message === null ? {} : { message });
      const { remedy } = failureRow(failure);
      expect(['retry', 'retryOnce', 'wait', 'ask', 'never']).toContain(remedy);
      for (const language of languages) {
        expect(failureTitle(failure, language).trim()).not.toBe('');
        expect(failureAdvice(failure, language).trim()).not.toBe('');
        expect(failureDetails(failure, language)).toContain(failure.kind);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('an unknown code from outside never forbids to try again: nobody knows that it cannot help', () => {
  const outside = fc.constantFrom<FailureSource>(
    'xp2p',
    'http',
    'notice',
    'device',
    'live-player',
    'p2p-player',
    'iot',
  );
  fc.assert(
    fc.property(outside, fc.integer({ min: 10_000, max: 1_000_000 }), (said, number) => {
      expect(failureRow(failureFromOutside(said, number)).remedy).not.toBe('never');
    }),
  );
});
