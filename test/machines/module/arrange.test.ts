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
    ['an arrangement for nobody does nothing', {}, []],
    ['whoever holds the module already needs no arrangement', { users: [holding(camera)] }, []],
    ['an inited module is granted', { users: [camera, server] }, ['grant door', 'grant gate']],
    ['a user waits during an init', { users: [camera], generations: [report('init')] }, ['tellWaiting door init']],
    [
      'a user waits during a reset',
      { users: [camera], generations: [report('resetting')] },
      ['tellWaiting door reset'],
    ],
    ['a user who waits is told why once', { users: [{ ...camera, told: 'init' }], generations: [report('init')] }, []],
    [
      'a user who waits is told why again when the reason is another',
      { users: [{ ...camera, told: 'init' }], generations: [report('resetting')] },
      ['tellWaiting door reset'],
    ],
    [
      'a module that was never inited is inited',
      { users: [camera], generations: [report('notInitialised')] },
      ['init all'],
    ],
    [
      'a module that was destroyed is inited, once for all',
      { users: [camera, server], generations: [report('destroyed')] },
      ['init all', 'tellWaiting gate init'],
    ],
    [
      'a module whose init failed is destroyed, for the first who waits',
      { users: [camera, server], generations: [report('initFailed')] },
      ['destroy door'],
    ],
    [
      'a user for whom a failed init was tried again already is told why',
      { users: [{ ...camera, tried: true }], generations: [report('initFailed')] },
      ['refuse door'],
    ],
    [
      'another who holds a module with a failed init is asked whether they need it',
      { users: [holding(server), camera], generations: [report('initFailed')] },
      ['askForRoom door'],
    ],
    [
      'another who is asked whether they need a module with a failed init is waited for',
      { users: [holding(server), { ...camera, room: 'asked' }], generations: [report('initFailed')] },
      [],
    ],
    [
      'a user of a failed init is told why where another needs the module',
      { users: [holding(server), { ...camera, room: 'none' }], generations: [report('initFailed')] },
      ['refuse door'],
    ],
    [
      'a module whose init failed is destroyed, for another try, once the other has let go',
      { users: [{ ...camera, room: 'none' }], generations: [report('initFailed')] },
      ['destroy door'],
    ],
    [
      'of two users of a failed init the one who had another try is told, then it is destroyed for the other',
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
    ['a server stream goes on over a stale module', { users: [server] }, ['grant gate']],
    ['a camera needs a reset of a stale module', { users: [camera] }, ['reset all']],
    [
      'one reset of a stale module serves all',
      { users: [camera, secondCamera] },
      ['reset all', 'tellWaiting yard reset'],
    ],
    [
      'a server stream that waits with a camera for a stale module, even before it, waits for the reset',
      { users: [server, camera] },
      ['reset all', 'tellWaiting door reset'],
    ],
    [
      'server streams that hold a stale module yield, once for all cameras',
      { users: [holding(server), camera, secondCamera] },
      ['yield gate', 'tellWaiting door reset', 'tellWaiting yard reset'],
    ],
    [
      'server streams that hold a stale module are asked to yield once',
      { users: [holding({ ...server, askedToYield: true }), { ...camera, told: 'reset' }] },
      [],
    ],
    [
      'a camera that holds a stale module is waited for before a server stream is disturbed',
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
    ['the viewer of a jammed id needs a reset', { users: [camera] }, ['reset all']],
    [
      'nothing is granted in the same arrangement as the reset of a jammed id',
      { users: [secondCamera, server, camera] },
      ['reset all', 'tellWaiting gate reset', 'tellWaiting door reset'],
    ],
    [
      'server streams yield for a jammed id, and nobody takes their place',
      { users: [holding(server), secondCamera, camera] },
      ['yield gate', 'tellWaiting yard reset', 'tellWaiting door jammed'],
    ],
    [
      'a camera that holds is left alone by a jammed id, and so are those who come to it',
      { users: [holding(secondCamera), server, camera] },
      ['grant gate', 'tellWaiting door jammed'],
    ],
    [
      'others are served as ever where the viewer of a jammed id does not wait',
      { users: [secondCamera, server] },
      ['grant yard', 'grant gate'],
    ],
    [
      'a failed module is destroyed, which frees a jammed id too',
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
    ['a module that has one source is granted to it', { users: [camera] }, ['grant door']],
    [
      'a module that has one source is not granted to the other while it is held',
      { users: [holding(camera), server] },
      ['tellWaiting gate sourceExcluded'],
    ],
    [
      'a module that has one source is destroyed for the other when nobody holds it',
      { users: [server] },
      ['destroy gate'],
    ],
    [
      'of two who wait with different sources the first is granted, and the module is not destroyed under it',
      { users: [camera, server] },
      ['grant door', 'tellWaiting gate sourceExcluded'],
    ],
    [
      'of two who wait with different sources the first may destroy the module, and the second is arranged afterwards',
      { users: [server, camera] },
      ['destroy gate'],
    ],
    [
      'who cannot have a module that has one source is told before it is destroyed for the other',
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
      'each of two users waits for the generation that it needs',
      { users: [older, newer], generations: both('inited', 'init') },
      ['grant older', 'tellWaiting newer init'],
    ],
    [
      'a camera that does not know its generation waits for both',
      { users: [camera], generations: both('inited', 'init') },
      ['tellWaiting door init'],
    ],
    [
      'a camera that does not know its generation goes on with what there is',
      { users: [camera], generations: both('initFailed', 'inited') },
      ['grant door'],
    ],
    [
      'a server stream that does not know its generation goes on with a stale one',
      { users: [server], generations: both('initFailed', 'stale') },
      ['grant gate'],
    ],
    [
      'a camera that does not know its generation has what is stale reset',
      { users: [camera], generations: both('inited', 'stale') },
      ['reset 2.4'],
    ],
    [
      'both generations are inited for a camera that does not know its own',
      { users: [camera], generations: both('destroyed', 'notInitialised') },
      ['init 2.3', 'init 2.4'],
    ],
    [
      'a failed generation is not destroyed under who was just granted the other',
      { users: [older, newer], generations: both('inited', 'initFailed') },
      ['grant older', 'askForRoom newer'],
    ],
    [
      'a server stream on the other generation need not yield for a reset',
      { users: [holding({ ...server, generation: '2.3' }), newer], generations: both('stale', 'stale') },
      ['reset 2.4'],
    ],
    [
      'the generation of a jammed id is reset beside the other that is held',
      { users: [holding(older), newer], generations: both('inited', 'inited'), jammed: ['newer'] },
      ['reset 2.4'],
    ],
    [
      'a jammed camera whose generation has failed is told so while the other is held',
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

test('a granted user is told the local peer name of the generation that is there', () => {
  const [step] = arrange(ask({ users: [camera], generations: both('initFailed', 'inited') }));
  expect(step).toMatchObject({ do: 'grant', localPeerName: 'peer-2.4' });
});

test('a refused user is told why, also when the module never said', () => {
  const tried = { ...camera, tried: true };
  expect(arrange(ask({ users: [tried], generations: [report('initFailed')] }))).toMatchObject([{ failure: refusal }]);
  const mute = { ...report('initFailed'), failure: null };
  expect(arrange(ask({ users: [tried], generations: [mute] }))).toMatchObject([
    { failure: { source: 'deadline', code: 'init' } },
  ]);
});

test('an ordered destroy leaves what is known as it is: it is the module that does it', () => {
  const question = ask({ users: [camera] });
  expect(carriedOut(question, { do: 'destroy', user: camera })).toBe(question);
});

test('a generation that the plugin does not have is looked for in all that it has', () => {
  expect(needs({ generation: '2.4' }, [report('inited')])).toEqual([report('inited')]);
});
