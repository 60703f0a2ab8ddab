import fc from 'fast-check';
import { failureOf } from '../../../machines/failure';
import type { ModuleGeneration } from '../../../machines/kernel/ports';
import type { Ref } from '../../../machines/kernel/talk';
import type { ModuleFactForUser } from '../../../machines/module';
import { carriedOut, holds, needs, planFor, type Question, type Step } from '../../../machines/module/module.plan';
import type { GenerationReport, GenerationState } from '../../../machines/module/module.protocol';
import type { ModuleUser } from '../../../machines/module/module.types';

/** Compared only, so that a name will do. */
const leases = Array.from(
  { length: 6 },
  (_, index) => ({ name: `lease ${index}` }) as unknown as Ref<ModuleFactForUser>,
);
const ids = ['door', 'yard', 'gate', 'hall', 'lawn', 'shed'];

const state = fc.constantFrom<GenerationState>(
  'notInitialised',
  'init',
  'inited',
  'initFailed',
  'stale',
  'doubtful',
  'resetting',
  'destroyed',
);

const reportOf = (generation: ModuleGeneration): fc.Arbitrary<GenerationReport> =>
  state.map((each) => ({
    generation,
    state: each,
    localPeerName: `peer-${generation}`,
    failure: each === 'initFailed' ? failureOf('xp2p', -2202) : null,
  }));

const generations = fc.oneof(fc.tuple(reportOf('all')), fc.tuple(reportOf('2.3'), reportOf('2.4')));

const userNumber = (index: number): fc.Arbitrary<ModuleUser> => {
  const who = {
    from: fc.constant(leases[index] as ModuleUser['from']),
    id: fc.constantFrom(...ids.slice(0, index + 1)),
    kind: fc.constantFrom('camera' as const, 'server' as const),
    generation: fc.constantFrom(undefined, '2.3' as const, '2.4' as const),
  };
  return fc.oneof(
    fc.record({
      ...who,
      stage: fc.constantFrom('holding' as const, 'makingWay' as const),
      flow: fc.constantFrom('none' as const, 'dry' as const, 'flowing' as const),
    }),
    fc.record({
      ...who,
      stage: fc.constant('waiting' as const),
      told: fc.constantFrom(
        null,
        'init' as const,
        'reset' as const,
        'renew' as const,
        'jammed' as const,
        'sourceExcluded' as const,
      ),
      holdersAsked: fc.constantFrom('no' as const, 'waitingForAnswers' as const, 'yes' as const),
      hadSecondTry: fc.boolean(),
    }),
  );
};

/** Questions as the module can ask them: in the beta nobody holds it for the other source. */
const questions: fc.Arbitrary<Question> = fc
  .record({
    users: fc.nat(6).chain((count) => fc.tuple(...leases.slice(0, count).map((_lease, index) => userNumber(index)))),
    generations,
    jammed: fc.subarray(ids),
    source: fc.constantFrom('camera' as const, 'server' as const),
    sourceBelongsToModule: fc.boolean(),
  })
  .filter(
    ({ users, source, sourceBelongsToModule }) =>
      !sourceBelongsToModule || users.every((user) => !holds(user) || user.kind === source),
  );

/** A plan, with all that a property asks about. */
function planned(question: Question) {
  const steps = planFor(question);
  const of = <Do extends Step['do']>(kind: Do) =>
    steps.filter((step): step is Extract<Step, { do: Do }> => step.do === kind);
  return { steps, of, stateOf: (user: ModuleUser) => needs(user, question.generations).map((each) => each.state) };
}

const always = (property: (question: Question) => void) =>
  fc.assert(fc.property(questions, property), { numRuns: 2_000 });

test('no user is granted the module while an init or a reset of what it needs is under way', () => {
  always((question) => {
    const { of, stateOf } = planned(question);
    for (const { user } of of('grant')) expect(stateOf(user)).not.toContain('init');
    for (const { user } of of('grant')) expect(stateOf(user)).not.toContain('resetting');
  });
});

test('no camera is ever granted a stale module', () => {
  always((question) => {
    const { of, stateOf } = planned(question);
    for (const { user } of of('grant')) if (user.kind === 'camera') expect(stateOf(user)).not.toContain('stale');
  });
});

test('no generation that is granted is reset or destroyed in the same plan', () => {
  always((question) => {
    const { of } = planned(question);
    const touched = of('reset').map(({ generation }) => generation);
    for (const { user } of of('grant')) {
      const needed = needs(user, question.generations).map(({ generation }) => generation);
      expect(needed.filter((generation) => touched.includes(generation))).toEqual([]);
      expect(of('destroy')).toEqual([]);
    }
  });
});

test('no generation that somebody holds is reset, and none at all is destroyed while somebody holds any', () => {
  always((question) => {
    const { of } = planned(question);
    const holders = question.users.filter(holds);
    const held = holders.flatMap((user) => needs(user, question.generations).map(({ generation }) => generation));
    expect(of('reset').filter(({ generation }) => held.includes(generation))).toEqual([]);
    if (holders.length > 0) expect(of('destroy')).toEqual([]);
  });
});

test('only a server stream that holds the module is asked to make way, and only once', () => {
  always((question) => {
    const asked = planned(question)
      .of('makeWay')
      .map(({ user }) => user);
    for (const user of asked) expect(user).toMatchObject({ kind: 'server', stage: 'holding' });
    expect(new Set(asked.map(({ from }) => from)).size).toBe(asked.length);
  });
});

test('no generation is ordered anything twice, and destroy is the last step', () => {
  always((question) => {
    const { steps, of } = planned(question);
    const ordered = [...of('init'), ...of('reset')].map(({ generation }) => generation);
    expect(new Set(ordered).size).toBe(ordered.length);
    expect(steps.slice(0, -1).some((step) => step.do === 'destroy')).toBe(false);
  });
});

test('no user is granted the module of the other source in the beta', () => {
  always((question) => {
    if (!question.sourceBelongsToModule) return;
    for (const { user } of planned(question).of('grant')) expect(user.kind).toBe(question.source);
  });
});

test('a plan is whole: once it is carried out, nothing more is to be done', () => {
  always((question) => {
    const { steps, of } = planned(question);
    if (of('destroy').length > 0) return;
    expect(planFor(steps.reduce(carriedOut, question))).toEqual([]);
  });
});

test('a plan that ends with destroy is whole up to there', () => {
  always((question) => {
    const { steps, of } = planned(question);
    if (of('destroy').length === 0) return;
    const known = steps.slice(0, -1).reduce(carriedOut, question);
    expect(planFor(known)).toEqual(of('destroy'));
  });
});

test('no user waits without having been told why', () => {
  always((question) => {
    const { steps, of } = planned(question);
    if (of('destroy').length > 0) return;
    for (const user of steps.reduce(carriedOut, question).users)
      if (!holds(user) && user.holdersAsked !== 'waitingForAnswers') expect(user.told).not.toBeNull();
  });
});
