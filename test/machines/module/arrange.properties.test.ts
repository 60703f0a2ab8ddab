import fc from 'fast-check';
import { failureOf } from '../../../machines/failure';
import type { Lease } from '../../../machines/kernel/lease';
import type { ModuleGeneration } from '../../../machines/kernel/ports';
import { arrange, carriedOut, needs, type Step } from '../../../machines/module/arrange';
import type { GenerationReport, GenerationState } from '../../../machines/module/module.protocol';
import type { ModuleUser } from '../../../machines/module/module.types';

type Question = Parameters<typeof arrange>[0];

/** Compared only, so that a name will do. */
const leases = Array.from({ length: 6 }, (_, index) => ({ name: `lease ${index}` }) as unknown as Lease);
const ids = ['door', 'yard', 'gate', 'hall', 'lawn', 'shed'];

const state = fc.constantFrom<GenerationState>(
  'notInitialised',
  'init',
  'inited',
  'initFailed',
  'stale',
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

const userNumber = (index: number): fc.Arbitrary<ModuleUser> =>
  fc.record({
    lease: fc.constant(leases[index] as ModuleUser['lease']),
    id: fc.constantFrom(...ids.slice(0, index + 1)),
    kind: fc.constantFrom('camera' as const, 'server' as const),
    generation: fc.constantFrom(undefined, '2.3' as const, '2.4' as const),
    holds: fc.boolean(),
    tried: fc.boolean(),
    askedToYield: fc.boolean(),
    room: fc.constantFrom('unasked' as const, 'asked' as const, 'none' as const),
    told: fc.constantFrom(null, 'init' as const, 'reset' as const, 'jammed' as const, 'sourceExcluded' as const),
  });

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
      !sourceBelongsToModule || users.every((user) => !user.holds || user.kind === source),
  );

/** What an arrangement does, with all that a property asks about. */
function arranged(question: Question) {
  const steps = arrange(question);
  const of = <Do extends Step['do']>(kind: Do) =>
    steps.filter((step): step is Extract<Step, { do: Do }> => step.do === kind);
  return { steps, of, stateOf: (user: ModuleUser) => needs(user, question.generations).map((each) => each.state) };
}

const holds = (property: (question: Question) => void) =>
  fc.assert(fc.property(questions, property), { numRuns: 2_000 });

test('no user is granted the module while an init or a reset of what it needs is under way', () => {
  holds((question) => {
    const { of, stateOf } = arranged(question);
    for (const { user } of of('grant')) expect(stateOf(user)).not.toContain('init');
    for (const { user } of of('grant')) expect(stateOf(user)).not.toContain('resetting');
  });
});

test('no camera is ever granted a stale module', () => {
  holds((question) => {
    const { of, stateOf } = arranged(question);
    for (const { user } of of('grant')) if (user.kind === 'camera') expect(stateOf(user)).not.toContain('stale');
  });
});

test('no generation that is granted is reset or destroyed in the same arrangement', () => {
  holds((question) => {
    const { of } = arranged(question);
    const touched = of('reset').map(({ generation }) => generation);
    for (const { user } of of('grant')) {
      const needed = needs(user, question.generations).map(({ generation }) => generation);
      expect(needed.filter((generation) => touched.includes(generation))).toEqual([]);
      expect(of('destroy')).toEqual([]);
    }
  });
});

test('no generation that somebody holds is reset, and none at all is destroyed while somebody holds any', () => {
  holds((question) => {
    const { of } = arranged(question);
    const holders = question.users.filter((user) => user.holds);
    const held = holders.flatMap((user) => needs(user, question.generations).map(({ generation }) => generation));
    expect(of('reset').filter(({ generation }) => held.includes(generation))).toEqual([]);
    if (holders.length > 0) expect(of('destroy')).toEqual([]);
  });
});

test('only a server stream that holds the module is asked to yield, and only once', () => {
  holds((question) => {
    const asked = arranged(question)
      .of('yield')
      .map(({ user }) => user);
    for (const user of asked) expect(user).toMatchObject({ kind: 'server', holds: true, askedToYield: false });
    expect(new Set(asked.map(({ lease }) => lease)).size).toBe(asked.length);
  });
});

test('no generation is ordered anything twice, and destroy is the last step', () => {
  holds((question) => {
    const { steps, of } = arranged(question);
    const ordered = [...of('init'), ...of('reset')].map(({ generation }) => generation);
    expect(new Set(ordered).size).toBe(ordered.length);
    expect(steps.slice(0, -1).some((step) => step.do === 'destroy')).toBe(false);
  });
});

test('no user is granted the module of the other source in the beta', () => {
  holds((question) => {
    if (!question.sourceBelongsToModule) return;
    for (const { user } of arranged(question).of('grant')) expect(user.kind).toBe(question.source);
  });
});

test('the module comes to rest: what is carried out is not asked for again', () => {
  holds((question) => {
    let known = question;
    for (let turn = 0; turn < 20; turn += 1) {
      const steps = arrange(known).filter((step) => step.do !== 'destroy');
      if (steps.length === 0) return;
      known = steps.reduce(carriedOut, known);
    }
    throw new Error('arranges for ever');
  });
});

test('no user waits without having been told why, and none is told for nothing', () => {
  holds((question) => {
    const { steps } = arranged(question);
    if (steps.some((step) => step.do === 'destroy')) return;
    const known = steps.reduce(carriedOut, question);
    const rest = arrange(known);
    if (rest.length > 0) return; // somebody is told of an init or a reset in the next turn
    for (const user of known.users) if (!user.holds && user.room !== 'asked') expect(user.told).not.toBeNull();
  });
});
