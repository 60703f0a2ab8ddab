import { type Failure, failureOf } from '../../../machines/failure';
import type { ModuleGeneration } from '../../../machines/kernel/ports';
import type { Ref } from '../../../machines/kernel/talk';
import type { ModuleFactForUser } from '../../../machines/module';
import { carriedOut, needs, planFor, type Question, type Step } from '../../../machines/module/module.plan';
import type { GenerationReport, GenerationState } from '../../../machines/module/module.protocol';
import type { HoldingUser, WaitingUser } from '../../../machines/module/module.types';

const refusal: Failure = failureOf('xp2p', -2202);

const changed: Failure = failureOf('network', 'changed');

function failureIn(state: GenerationState): Failure | null {
  if (state === 'stale' || state === 'resetting') return changed;
  return state === 'initFailed' ? refusal : null;
}

const report = (state: GenerationState, generation: ModuleGeneration = 'all'): GenerationReport => ({
  generation,
  state,
  localPeerName: `peer-${generation}`,
  failure: failureIn(state),
});

const user = (id: string, change: Partial<WaitingUser> = {}): WaitingUser => ({
  from: { name: id } as unknown as Ref<ModuleFactForUser>, // compared only
  id,
  kind: 'camera',
  generation: undefined,
  stage: 'waiting',
  told: null,
  holdersAsked: 'no',
  hadSecondTry: false,
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

/** A step in a few words: `grant door`, `reset all`, `tellToWait door reset`. */
function words(step: Step): string {
  const about = 'user' in step ? step.user.id : step.generation;
  return [step.do, about, 'reason' in step ? step.reason : ''].join(' ').trim();
}

const camera = user('door');
const secondCamera = user('yard');
const server = user('gate', { kind: 'server' });
const has = ({ from, id, kind, generation }: WaitingUser) => ({ from, id, kind, generation });
const holding = (who: WaitingUser): HoldingUser => ({ ...has(who), stage: 'holding', flow: 'none' });
const makingWay = (who: WaitingUser): HoldingUser => ({ ...has(who), stage: 'makingWay', flow: 'none' });
const older = user('older', { generation: '2.3' });
const newer = user('newer', { generation: '2.4' });
const both = (first: GenerationState, second: GenerationState) => [report(first, '2.3'), report(second, '2.4')];

describe('what is done next', () => {
  test.each<[string, Partial<Question>, string[]]>([
    ['a plan for nobody does nothing', {}, []],
    ['whoever holds the module already needs no plan', { users: [holding(camera)] }, []],
    ['an inited module is granted', { users: [camera, server] }, ['grant door', 'grant gate']],
    ['a user waits during an init', { users: [camera], generations: [report('init')] }, ['tellToWait door init']],
    ['a user waits during a reset', { users: [camera], generations: [report('resetting')] }, ['tellToWait door reset']],
    ['a user who waits is told why once', { users: [{ ...camera, told: 'init' }], generations: [report('init')] }, []],
    [
      'a user who waits is told why again when the reason is another',
      { users: [{ ...camera, told: 'init' }], generations: [report('resetting')] },
      ['tellToWait door reset'],
    ],
    [
      'a module that was never inited is inited',
      { users: [camera], generations: [report('notInitialised')] },
      ['init all', 'tellToWait door init'],
    ],
    [
      'a module that was destroyed is inited, once for all',
      { users: [camera, server], generations: [report('destroyed')] },
      ['init all', 'tellToWait gate init', 'tellToWait door init'],
    ],
    [
      'a module whose init failed is destroyed, for the first who waits',
      { users: [camera, server], generations: [report('initFailed')] },
      ['destroy door'],
    ],
    [
      'a user for whom a failed init was tried again already is told why',
      { users: [{ ...camera, hadSecondTry: true }], generations: [report('initFailed')] },
      ['refuse door'],
    ],
    [
      'another who holds a module with a failed init is asked whether they need it',
      { users: [holding(server), camera], generations: [report('initFailed')] },
      ['askHolders door'],
    ],
    [
      'another who is asked whether they need a module with a failed init is waited for',
      {
        users: [holding(server), { ...camera, holdersAsked: 'waitingForAnswers' }],
        generations: [report('initFailed')],
      },
      [],
    ],
    [
      'a user of a failed init is told why where another needs the module',
      { users: [holding(server), { ...camera, holdersAsked: 'yes' }], generations: [report('initFailed')] },
      ['refuse door'],
    ],
    [
      'a module whose init failed is destroyed, for another try, once the other has let go',
      { users: [{ ...camera, holdersAsked: 'yes' }], generations: [report('initFailed')] },
      ['destroy door'],
    ],
    [
      'of two users of a failed init the one who had another try is told, then it is destroyed for the other',
      { users: [{ ...camera, hadSecondTry: true }, secondCamera], generations: [report('initFailed')] },
      ['refuse door', 'destroy yard'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(planFor(ask(change)).map(words)).toEqual(steps);
  });
});

describe('on a stale module', () => {
  const stale = { generations: [report('stale')] };
  test.each<[string, Partial<Question>, string[]]>([
    ['a server stream goes on over a stale module', { users: [server] }, ['grant gate']],
    ['a camera needs a reset of a stale module', { users: [camera] }, ['reset all', 'tellToWait door reset']],
    [
      'one reset of a stale module serves all',
      { users: [camera, secondCamera] },
      ['reset all', 'tellToWait yard reset', 'tellToWait door reset'],
    ],
    [
      'a server stream that waits with a camera for a stale module, even before it, waits for the reset',
      { users: [server, camera] },
      ['reset all', 'tellToWait door reset', 'tellToWait gate reset'],
    ],
    [
      'server streams that hold a stale module make way, once for all cameras',
      { users: [holding(server), camera, secondCamera] },
      ['makeWay gate', 'tellToWait door reset', 'tellToWait yard reset'],
    ],
    [
      'server streams that hold a stale module are asked to make way once',
      { users: [makingWay(server), { ...camera, told: 'reset' }] },
      [],
    ],
    [
      'a camera that holds a stale module is waited for before a server stream is disturbed',
      { users: [holding(server), holding(secondCamera), camera] },
      ['tellToWait door reset'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(planFor(ask({ ...stale, ...change })).map(words)).toEqual(steps);
  });
});

describe('with a jammed id', () => {
  const jammed = { jammed: ['door'] };
  test.each<[string, Partial<Question>, string[]]>([
    ['the viewer of a jammed id needs a renew', { users: [camera] }, ['reset all', 'tellToWait door renew']],
    [
      'nothing is granted in the same plan as the reset of a jammed id',
      { users: [secondCamera, server, camera] },
      ['reset all', 'tellToWait gate renew', 'tellToWait door renew', 'tellToWait yard renew'],
    ],
    [
      'server streams yield for a jammed id, and nobody takes their place',
      { users: [holding(server), secondCamera, camera] },
      ['makeWay gate', 'tellToWait yard renew', 'tellToWait door jammed'],
    ],
    [
      'a camera that holds is left alone by a jammed id, and so are those who come to it',
      { users: [holding(secondCamera), server, camera] },
      ['grant gate', 'tellToWait door jammed'],
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
    expect(planFor(ask({ ...jammed, ...change })).map(words)).toEqual(steps);
  });
});

describe('where the source belongs to the module', () => {
  const beta = { sourceBelongsToModule: true };
  test.each<[string, Partial<Question>, string[]]>([
    ['a module that has one source is granted to it', { users: [camera] }, ['grant door']],
    [
      'a module that has one source is not granted to the other while it is held',
      { users: [holding(camera), server] },
      ['tellToWait gate sourceExcluded'],
    ],
    [
      'a module that has one source is destroyed for the other when nobody holds it',
      { users: [server] },
      ['destroy gate'],
    ],
    [
      'of two who wait with different sources the first is granted, and the module is not destroyed under it',
      { users: [camera, server] },
      ['grant door', 'tellToWait gate sourceExcluded'],
    ],
    [
      'of two who wait with different sources the first may destroy the module, and the second is planned for afterwards',
      { users: [server, camera] },
      ['destroy gate'],
    ],
    [
      'who cannot have a module that has one source is told before it is destroyed for the other',
      {
        users: [
          { ...camera, hadSecondTry: true },
          { ...server, hadSecondTry: true },
        ],
        generations: [report('initFailed')],
      },
      ['refuse door', 'destroy gate'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(planFor(ask({ ...beta, ...change })).map(words)).toEqual(steps);
  });
});

describe('with two generations', () => {
  test.each<[string, Partial<Question>, string[]]>([
    [
      'each of two users waits for the generation that it needs',
      { users: [older, newer], generations: both('inited', 'init') },
      ['grant older', 'tellToWait newer init'],
    ],
    [
      'a camera that does not know its generation waits for both',
      { users: [camera], generations: both('inited', 'init') },
      ['tellToWait door init'],
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
      ['reset 2.4', 'tellToWait door reset'],
    ],
    [
      'both generations are inited for a camera that does not know its own',
      { users: [camera], generations: both('destroyed', 'notInitialised') },
      ['init 2.3', 'init 2.4', 'tellToWait door init'],
    ],
    [
      'a failed generation is not destroyed under who was just granted the other',
      { users: [older, newer], generations: both('inited', 'initFailed') },
      ['grant older', 'askHolders newer'],
    ],
    [
      'a server stream on the other generation need not make way for a reset',
      { users: [holding({ ...server, generation: '2.3' }), newer], generations: both('stale', 'stale') },
      ['reset 2.4', 'tellToWait newer reset'],
    ],
    [
      'the generation of a jammed id is reset beside the other that is held',
      { users: [holding(older), newer], generations: both('inited', 'inited'), jammed: ['newer'] },
      ['reset 2.4', 'tellToWait newer renew'],
    ],
    [
      'a jammed camera whose generation has failed is told so while the other is held',
      {
        users: [holding(older), { ...newer, holdersAsked: 'yes' }],
        generations: both('inited', 'initFailed'),
        jammed: ['newer'],
      },
      ['refuse newer'],
    ],
  ])('%s', (_words, change, steps) => {
    expect(planFor(ask(change)).map(words)).toEqual(steps);
  });
});

test('a granted user is told the local peer name of the generation that is there', () => {
  const [step] = planFor(ask({ users: [camera], generations: both('initFailed', 'inited') }));
  expect(step).toMatchObject({ do: 'grant', localPeerName: 'peer-2.4' });
});

test('a refused user is told why, also when the module never said', () => {
  const tried = { ...camera, hadSecondTry: true };
  expect(planFor(ask({ users: [tried], generations: [report('initFailed')] }))).toMatchObject([{ failure: refusal }]);
  const mute = { ...report('initFailed'), failure: null };
  expect(planFor(ask({ users: [tried], generations: [mute] }))).toMatchObject([
    { failure: { source: 'deadline', code: 'init' } },
  ]);
});

test('a destroy is for the source of whom it is made for, and changes nothing else: it is the module that does it', () => {
  const question = ask({ users: [server] });
  expect(carriedOut(question, { do: 'destroy', user: server })).toEqual({ ...question, source: 'server' });
});

test('a generation that the plugin does not have is looked for in all that it has', () => {
  expect(needs({ generation: '2.4' }, [report('inited')])).toEqual([report('inited')]);
});
