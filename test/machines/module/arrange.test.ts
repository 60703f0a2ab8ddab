import { type Failure, failureOf } from '../../../machines/failure';
import type { Lease } from '../../../machines/kernel/lease';
import type { ModuleGeneration } from '../../../machines/kernel/ports';
import { arrange, carriedOut, needs, type Step } from '../../../machines/module/arrange';
import type { GenerationReport, GenerationState } from '../../../machines/module/module.protocol';
import type { ModuleUser } from '../../../machines/module/module.types';

type Question = Parameters<typeof arrange>[0];

const refusal: Failure = failureOf('xp2p', -2202);

const report = (state: GenerationState, generation: ModuleGeneration = 'all'): GenerationReport => ({
  generation,
  state,
  localPeerName: `peer-${generation}`,
  failure: state === 'initFailed' ? refusal : null,
});

const user = (id: string, change: Partial<ModuleUser> = {}): ModuleUser => ({
  lease: { name: id } as unknown as Lease, // compared only
  id,
  kind: 'camera',
  generation: undefined,
  holds: false,
  tried: false,
  askedToYield: false,
  room: 'unasked',
  told: null,
  ...change,
});

const ask = (change: Partial<Question>): Question => ({
  users: [],
  generations: [report('inited')],
  jammed: [],
  source: 'camera',
  sourceBelongsToModule: false,
  ...change,
});

/** A step in a few words: `grant door`, `reset all`, `tellWaiting door reset`. */
function words(step: Step): string {
  const about = 'user' in step ? step.user.id : step.generation;
  return [step.do, about, 'reason' in step ? step.reason : ''].join(' ').trim();
}

const camera = user('door');
const secondCamera = user('yard');
const server = user('gate', { kind: 'server' });
const holding = (who: ModuleUser): ModuleUser => ({ ...who, holds: true });
const older = user('older', { generation: '2.3' });
const newer = user('newer', { generation: '2.4' });
const both = (first: GenerationState, second: GenerationState) => [report(first, '2.3'), report(second, '2.4')];

describe('what is done next', () => {
  test.each<[string, Partial<Question>, string[]]>([
    ['nothing for nobody', {}, []],
    ['nothing for who holds already', { users: [holding(camera)] }, []],
    ['an inited module is granted', { users: [camera, server] }, ['grant door', 'grant gate']],
    ['during init one waits', { users: [camera], generations: [report('init')] }, ['tellWaiting door init']],
    ['during a reset one waits', { users: [camera], generations: [report('resetting')] }, ['tellWaiting door reset']],
    ['and is told once', { users: [{ ...camera, told: 'init' }], generations: [report('init')] }, []],
    [
      'and again when the reason is another',
      { users: [{ ...camera, told: 'init' }], generations: [report('resetting')] },
      ['tellWaiting door reset'],
    ],
    ['what was never inited is', { users: [camera], generations: [report('notInitialised')] }, ['init all']],
    [
      'what was destroyed is inited, once for all',
      { users: [camera, server], generations: [report('destroyed')] },
      ['init all', 'tellWaiting gate init'],
    ],
    [
      'a failed init: destroy, for the first who waits',
      { users: [camera, server], generations: [report('initFailed')] },
      ['destroy door'],
    ],
    [
      'tried already: told why',
      { users: [{ ...camera, tried: true }], generations: [report('initFailed')] },
      ['refuse door'],
    ],
    [
      'held by another: that one is asked whether it needs it',
      { users: [holding(server), camera], generations: [report('initFailed')] },
      ['askForRoom door'],
    ],
    [
      'which is waited for',
      { users: [holding(server), { ...camera, room: 'asked' }], generations: [report('initFailed')] },
      [],
    ],
    [
      'needed by another: told why',
      { users: [holding(server), { ...camera, room: 'none' }], generations: [report('initFailed')] },
      ['refuse door'],
    ],
    [
      'let go by the other: destroy, for another try',
      { users: [{ ...camera, room: 'none' }], generations: [report('initFailed')] },
      ['destroy door'],
    ],
    [
      'one was tried, the other was not: one is told, then destroy',
      { users: [{ ...camera, tried: true }, secondCamera], generations: [report('initFailed')] },
      ['refuse door', 'destroy yard'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(arrange(ask(change)).map(words)).toEqual(steps);
  });
});

describe('on a stale module', () => {
  const stale = { generations: [report('stale')] };
  test.each<[string, Partial<Question>, string[]]>([
    ['a server stream goes on', { users: [server] }, ['grant gate']],
    ['a camera needs a reset', { users: [camera] }, ['reset all']],
    ['one reset serves all', { users: [camera, secondCamera] }, ['reset all', 'tellWaiting yard reset']],
    [
      'a server stream that waits with a camera, even before it, waits for the reset',
      { users: [server, camera] },
      ['reset all', 'tellWaiting door reset'],
    ],
    [
      'server streams that hold yield, once for all cameras',
      { users: [holding(server), camera, secondCamera] },
      ['yield gate', 'tellWaiting door reset', 'tellWaiting yard reset'],
    ],
    ['and are asked once', { users: [holding({ ...server, askedToYield: true }), { ...camera, told: 'reset' }] }, []],
    [
      'a camera that holds is waited for before a server stream is disturbed',
      { users: [holding(server), holding(secondCamera), camera] },
      ['tellWaiting door reset'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(arrange(ask({ ...stale, ...change })).map(words)).toEqual(steps);
  });
});

describe('with a jammed id', () => {
  const jammed = { jammed: ['door'] };
  test.each<[string, Partial<Question>, string[]]>([
    ['its viewer needs a reset', { users: [camera] }, ['reset all']],
    [
      'nothing is granted in the same arrangement as the reset',
      { users: [secondCamera, server, camera] },
      ['reset all', 'tellWaiting gate reset', 'tellWaiting door reset'],
    ],
    [
      'server streams yield, and nobody takes their place',
      { users: [holding(server), secondCamera, camera] },
      ['yield gate', 'tellWaiting yard reset', 'tellWaiting door jammed'],
    ],
    [
      'a camera that holds is left alone, and so are those who come to it',
      { users: [holding(secondCamera), server, camera] },
      ['grant gate', 'tellWaiting door jammed'],
    ],
    [
      'others are served as ever where its viewer does not wait',
      { users: [secondCamera, server] },
      ['grant yard', 'grant gate'],
    ],
    [
      'a failed module is destroyed, which frees it too',
      { users: [camera], generations: [report('initFailed')] },
      ['destroy door'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(arrange(ask({ ...jammed, ...change })).map(words)).toEqual(steps);
  });
});

describe('where the source belongs to the module', () => {
  const beta = { sourceBelongsToModule: true };
  test.each<[string, Partial<Question>, string[]]>([
    ['its own source is granted', { users: [camera] }, ['grant door']],
    ['another is not, while it is held', { users: [holding(camera), server] }, ['tellWaiting gate sourceExcluded']],
    ['another destroys it, when nobody holds it', { users: [server] }, ['destroy gate']],
    [
      'of two who wait the first is granted, and the module is not destroyed under it',
      { users: [camera, server] },
      ['grant door', 'tellWaiting gate sourceExcluded'],
    ],
    ['or the first destroys it, and the second is arranged afterwards', { users: [server, camera] }, ['destroy gate']],
    [
      'who cannot have it is told before it is destroyed for the other',
      {
        users: [
          { ...camera, tried: true },
          { ...server, tried: true },
        ],
        generations: [report('initFailed')],
      },
      ['refuse door', 'destroy gate'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(arrange(ask({ ...beta, ...change })).map(words)).toEqual(steps);
  });
});

describe('with two generations', () => {
  test.each<[string, Partial<Question>, string[]]>([
    [
      'each waits for its own',
      { users: [older, newer], generations: both('inited', 'init') },
      ['grant older', 'tellWaiting newer init'],
    ],
    [
      'one that does not know waits for both',
      { users: [camera], generations: both('inited', 'init') },
      ['tellWaiting door init'],
    ],
    ['and goes on with what there is', { users: [camera], generations: both('initFailed', 'inited') }, ['grant door']],
    [
      'or with a stale one, if it is a server stream',
      { users: [server], generations: both('initFailed', 'stale') },
      ['grant gate'],
    ],
    [
      'or has what is stale reset, if it is a camera',
      { users: [camera], generations: both('inited', 'stale') },
      ['reset 2.4'],
    ],
    [
      'both are inited for one that does not know',
      { users: [camera], generations: both('destroyed', 'notInitialised') },
      ['init 2.3', 'init 2.4'],
    ],
    [
      'the failed one is not destroyed under who was just granted the other',
      { users: [older, newer], generations: both('inited', 'initFailed') },
      ['grant older', 'askForRoom newer'],
    ],
    [
      'a server stream on the other one need not yield',
      { users: [holding({ ...server, generation: '2.3' }), newer], generations: both('stale', 'stale') },
      ['reset 2.4'],
    ],
    [
      'a jammed one is reset beside the other that is held',
      { users: [holding(older), newer], generations: both('inited', 'inited'), jammed: ['newer'] },
      ['reset 2.4'],
    ],
    [
      'a jammed one that has failed is told so while the other is held',
      {
        users: [holding(older), { ...newer, room: 'none' }],
        generations: both('inited', 'initFailed'),
        jammed: ['newer'],
      },
      ['refuse newer'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(arrange(ask(change)).map(words)).toEqual(steps);
  });
});

test('a grant tells the local peer name of the generation that is there', () => {
  const [step] = arrange(ask({ users: [camera], generations: both('initFailed', 'inited') }));
  expect(step).toMatchObject({ do: 'grant', localPeerName: 'peer-2.4' });
});

test('a refusal tells why, also when the module never said', () => {
  const tried = { ...camera, tried: true };
  expect(arrange(ask({ users: [tried], generations: [report('initFailed')] }))).toMatchObject([{ failure: refusal }]);
  const mute = { ...report('initFailed'), failure: null };
  expect(arrange(ask({ users: [tried], generations: [mute] }))).toMatchObject([
    { failure: { source: 'deadline', code: 'init' } },
  ]);
});

test('a destroy leaves what is known as it is: it is the module that does it', () => {
  const question = ask({ users: [camera] });
  expect(carriedOut(question, { do: 'destroy', user: camera })).toBe(question);
});

test('a generation that the plugin does not have is looked for in all that it has', () => {
  expect(needs({ generation: '2.4' }, [report('inited')])).toEqual([report('inited')]);
});
