import { probeMachine } from '../../../../miniprogram/runtime/probe/probe.machine';
import { type QuestionId, questions, unanswerable } from '../../../../miniprogram/runtime/probe/questions.texts';
import type { IotAssumptions } from '../../../../simulator/iot/iot-assumptions';
import { seededRandom } from '../../../../simulator/random';
import { OPEN } from '../../../simulation/drawn-values';
import { checkMachine } from '../../../support/check-machine';
import { ProbedPhone, SECRET } from './probed-phone';

type Name = keyof IotAssumptions;
type Assumes = Partial<IotAssumptions>;

const names = Object.keys(OPEN.iot).filter((name): name is Name => name !== 'generation');
const valuesOf = (name: Name): readonly unknown[] => [
  ...new Set((OPEN.iot[name] as { values: readonly unknown[] }).values),
];
const asAnswered = (value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'endless' : value);

/** The person changes the network, covers the page, or pulls the plug, as they are told. */
function follow(phone: ProbedPhone, todo: string): void {
  const { faults, world, clock, inside } = phone.plugin;
  if (todo.startsWith('Change the network')) faults.network(world.network === 'wifi' ? '4g' : 'wifi');
  if (todo.startsWith('Pull')) phone.unplug();
  if (!todo.startsWith('Leave now')) return;
  phone.cover(60_000);
  clock.setTimeout(() => inside.module.localServerFailed('localHttp'), 30_000);
}

/** The camera takes the service along. */
function breakService(phone: ProbedPhone, todo: string): void {
  if (todo.startsWith('Pull')) phone.plugin.inside.services.force('ServiceError');
}

const refuse = ({ plugin }: ProbedPhone): void => plugin.faults.headerStatus(404, { times: Number.POSITIVE_INFINITY });

interface Way {
  readonly ids: readonly QuestionId[];
  /** What has to be so besides, for the question to be answered. */
  readonly also?: Assumes;
  readonly did?: typeof follow;
  readonly before?: (phone: ProbedPhone) => void;
}

/** By which question each is answered. */
const ways: Readonly<Partial<Record<Name, Way>>> = {
  oldSurface: { ids: ['members'] },
  readyWord: { ids: ['members'] },
  earlyListener: { ids: ['service'] },
  promise: { ids: ['service'] },
  connectedState: { ids: ['service'] },
  stepsTold: { ids: ['lastCaller'] },
  stoppedStart: { ids: ['lastCaller'] },
  lingersMs: { ids: ['lastCaller'] },
  idleTold: { ids: ['lastCaller'] },
  listenersStay: { ids: ['lastCaller'] },
  rejection: { ids: ['rejections'] },
  commandFails: { ids: ['rejections'] },
  otherInfo: { ids: ['rejections'] },
  playSuccess: { ids: ['picture'] },
  keyFrameTold: { ids: ['picture'] },
  qualityChange: { ids: ['picture'] },
  snapshotAnswer: { ids: ['picture'] },
  stopTold: { ids: ['picture'] },
  secondNode: { ids: ['twoNodes'] },
  holds: { ids: ['removal'] },
  wordsAfterDetached: { ids: ['removal'] },
  letsGoAfterMs: { ids: ['lastCaller', 'removal'] },
  holdsAfterError: { ids: ['refused'], before: refuse },
  errorFields: { ids: ['retry'] },
  fatalTold: { ids: ['retry'] },
  retryAfterFatal: { ids: ['retry'] },
  natTold: { ids: ['reset'] },
  startResets: { ids: ['reset'] },
  resetBegins: { ids: ['reset'] },
  resetTold: { ids: ['reset'] },
  resetMakes: { ids: ['reset'] },
  hiddenPage: { ids: ['hidden'] },
  serverErrorDetail: { ids: ['hidden'] },
  ownRetries: { ids: ['trouble'] },
  // where it tries again at all
  ownRetryMs: { ids: ['trouble'] },
  startsServiceAgain: { ids: ['trouble'], did: breakService },
};

const cases = names.flatMap((name) =>
  valuesOf(name).map((value) => ({ name, value, said: JSON.stringify(asAnswered(value)) })),
);

test.each(
  cases.filter(({ name }) => ways[name]),
)('the probe finds out that $name is $said, as the simulated plugin was told', async ({ name, value }) => {
  const { ids, also, did = follow, before } = ways[name] as Way;
  const phone = await ProbedPhone.with({ assumes: { ...also, [name]: value } }, did);
  before?.(phone);
  const answers = await phone.ask(...ids);
  expect([answers[name], phone.missing[name]]).toEqual([asAnswered(value), undefined]);
});

test('the probe asks for everything that the simulation assumes, or says what it cannot ask', () => {
  const asked = [
    ...questions.flatMap((question) => question.names as readonly string[]),
    ...unanswerable.map(({ name }) => name),
  ];
  expect(names.filter((name) => !asked.includes(name))).toEqual([]);
  expect(asked.filter((name) => !(names as readonly string[]).includes(name) && name !== 'export files')).toEqual([]);
  expect(Object.keys(ways).sort()).toEqual(
    names.filter((name) => !unanswerable.some((one) => one.name === name)).sort(),
  );
});

test.each([
  1, 2, 3, 4, 5, 6,
])('in a world in which everything is drawn the probe answers truly, or says that it does not know (%i)', async (seed) => {
  const random = seededRandom(seed * 7_919);
  const draw = (name: Name) => valuesOf(name)[Math.floor(random() * valuesOf(name).length)];
  const assumes: Assumes = Object.fromEntries(names.map((name) => [name, draw(name)]));
  const phone = await ProbedPhone.with({ assumes }, follow);
  const answers = await phone.ask(...questions.map(({ id }) => id));
  const told = Object.keys(answers).map((name) => [name, asAnswered(assumes[name as Name])]);
  expect(answers).toEqual(Object.fromEntries(told));
  expect(Object.keys(answers).length).toBeGreaterThan(20);
  for (const { names: own } of questions)
    for (const name of own) expect(`${name} ${name in answers || name in phone.missing}`).toBe(`${name} true`);
});

test('the probe copies no secret, whatever the plugin says of it', async () => {
  const phone = await ProbedPhone.with({ assumes: { rejection: 'text' } }, follow);
  const { manager } = phone.plugin;
  const start = manager.startP2PService;
  manager.startP2PService = (given) => start(given).catch(() => Promise.reject(`refused for ${SECRET}`));
  phone.plugin.faults.onCall('startService', { how: 'answer', code: -2402 }, { times: 3 });
  await phone.ask('rejections', 'picture');
  const text = JSON.stringify([phone.context.lines, phone.missing, [...phone.context.answers]]);
  expect(text).toContain('refused for ***');
  expect(text).not.toContain(SECRET.slice(4, 20));
});

test('a step that is stopped gives everything back, and is not answered', async () => {
  const phone = await ProbedPhone.with();
  phone.actor.send({ type: 'ASK', id: 'twoNodes' });
  await phone.plugin.clock.advance(12_000);
  expect(phone.plugin.resources.services).not.toEqual([]);
  phone.actor.send({ type: 'STOP' });
  await phone.plugin.clock.advance(1_000);
  expect(phone.plugin.resources.services).toEqual([]);
  expect(phone.missing).toEqual({ secondNode: 'It was stopped.' });
  expect([...phone.context.done]).toEqual([]);
});

test('where the plugin has no manager the step says so and ends', async () => {
  const phone = await ProbedPhone.with();
  phone.plugin.world.iot.managerThrows = true;
  await phone.ask('members');
  expect(phone.missing.readyWord).toMatch(/did not come to its end/);
});

/** What may be wrong with a phone, and nothing that a step waits for comes. */
const ills: Readonly<Record<string, (phone: ProbedPhone) => void>> = {
  'whose starts are refused': ({ plugin: { faults } }) =>
    faults.onCall('startService', { how: 'answer', code: -2402 }, { times: Number.POSITIVE_INFINITY }),
  'whose starts are never answered': ({ plugin: { faults } }) =>
    faults.onCall('startService', { how: 'hang' }, { times: Number.POSITIVE_INFINITY }),
  'whose components are never ready': ({ plugin: { faults } }) => faults.managed({ what: 'neverReady', on: true }),
  'whose camera refuses every pull': refuse,
  'whose photos fail': ({ plugin: { faults } }) => faults.managed({ what: 'snapshot', trouble: 'snapshotError' }),
  'whose camera has no power': (phone) => phone.unplug(),
  'whose manager is gone': ({ plugin: { faults } }) => faults.managed({ what: 'managerThrows', on: true }),
};

test.each(
  Object.keys(ills),
)('every step ends on a phone %s, what it says is so, and of the rest it says why not', async (ill) => {
  const phone = await ProbedPhone.with();
  const assumed = phone.plugin.world.iotAssumptions;
  for (const { id, names: own } of questions) {
    ills[ill]?.(phone);
    const answers = await phone.ask(id);
    for (const name of own) {
      const isTold = name in answers ? 'answered' : phone.missing[name];
      expect(`${name}: ${isTold}`).not.toBe(`${name}: undefined`);
      if (name in answers) expect([name, answers[name]]).toEqual([name, asAnswered(assumed[name as Name])]);
    }
  }
  expect(phone.plugin.resources.services).toEqual([]);
});

test('no script is asked for a camera that is not of the list', async () => {
  const phone = await ProbedPhone.with();
  phone.actor.send({ type: 'CHOOSE_CAMERA', id: 'somebody else’s' });
  expect(phone.context.source?.id).toBe('door');
});

/** Its events; as a folder that may go it stands with no other chart. */
const events = {
  probe: {
    CHOOSE_CAMERA: true,
    ASK: true,
    STOP: true,
    'asked.ended': true,
    'told.answer': true,
    'told.missing': true,
    'told.seen': true,
    'told.todo': true,
  },
} as const;

test('the chart of the probe has no fault that only a look at the whole chart finds', () => {
  expect(
    checkMachine(() => [probeMachine], { events, handledTwiceOnPurpose: {}, endedByHearsayOnPurpose: {} }),
  ).toEqual([]);
});
