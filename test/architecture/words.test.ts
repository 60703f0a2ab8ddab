import path from 'node:path';
import type { AnyStateMachine, AnyStateNode, StateValue } from 'xstate';
import { commandsTexts } from '../../machines/commands/commands.texts';
import { keptTexts } from '../../machines/kept/kept.texts';
import type { PictureLogic } from '../../machines/picture';
import { ptzTexts } from '../../machines/ptz/ptz.texts';
import { recordingTexts } from '../../machines/recording/recording.texts';
import { sessionWith } from '../../machines/session';
import { onItsWayTexts, statusTexts } from '../../machines/session/session.texts';
import { type Meta, wordsOf } from '../../machines/words/meta';
import { listener } from '../model/models/common';
import { machineFiles, machinesIn } from '../support/charts';
import { allStates } from '../support/machine-rules/states';

const charts = machineFiles(path.resolve(__dirname, '../../machines')).flatMap(machinesIn);
const session: AnyStateMachine = sessionWith(listener as PictureLogic);

const metaOf = ({ meta }: AnyStateNode): Meta<string> => meta ?? {};

/** The states without inner ones in which time can pass: one that is left at once shows nothing. */
const leavesOf = (machine: AnyStateMachine): AnyStateNode[] =>
  allStates(machine).filter(
    (state) =>
      Object.keys(state.states).length === 0 && !(state.always ?? []).some(({ guard, target }) => !guard && target),
  );

const isWatch = ({ id }: AnyStateNode): boolean => id.startsWith('session.viewing.watch.');
const leaves = leavesOf(session);
const watchLeaves = leaves.filter(isWatch);
const leavesBeside = leaves.filter((leaf) => leaf.path[0] === 'viewing' && !isWatch(leaf));

/** Where a leaf is, within the state that this many keys lead to. */
const placeOf = ({ path: keys }: AnyStateNode, below: number): StateValue => {
  const [last = '', ...around] = keys.slice(below).reverse();
  return around.reduce<StateValue>((inner, key) => ({ [key]: inner }), last);
};

const saidIn = (value: StateValue) => wordsOf(session.resolveState({ value, context: {} }));

/** Charts that say something besides a session, with all their words. */
const beside = { ptz: ptzTexts, commands: commandsTexts, recording: recordingTexts, kept: keptTexts };

describe('the words of a session', () => {
  test('every leaf of the region watch has words, and so has a session that is left', () => {
    expect(watchLeaves.length).toBeGreaterThan(12);
    expect(watchLeaves.filter((leaf) => !metaOf(leaf).says).map(({ id }) => id)).toEqual([]);
    for (const leaf of watchLeaves)
      expect(saidIn({ viewing: { watch: placeOf(leaf, 2) } })).toEqual({
        says: metaOf(leaf).says,
        tone: metaOf(leaf).tone,
      });
    expect(saidIn('left')).toEqual({ says: 'left', tone: 'idle' });
  });

  test('the words of a session are the same wherever its other regions are', () => {
    expect(new Set(leavesBeside.map((leaf) => leaf.path[1]))).toEqual(
      new Set(['presence', 'snapshot', 'settings', 'hint', 'offer', 'sound', 'route']),
    );
    for (const leaf of watchLeaves)
      for (const beside of leavesBeside) {
        const value = { viewing: { watch: placeOf(leaf, 2), [String(beside.path[1])]: placeOf(beside, 2) } };
        expect([leaf.id, beside.id, saidIn(value).says]).toEqual([leaf.id, beside.id, metaOf(leaf).says]);
      }
  });

  test('every leaf of what stands beside a session, or is left of it, has words in both languages, and every word is said', () => {
    for (const [id, texts] of Object.entries(beside)) {
      const chart = charts.filter((machine) => machine.id === id).flatMap(leavesOf);
      expect(new Set(chart.map((leaf) => metaOf(leaf).says))).toEqual(new Set(Object.keys(texts)));
    }
  });

  test('no state of any other chart says something but those of the region watch, and left', () => {
    const others = charts.filter(({ id }) => !(id in beside));
    const saying = others.flatMap(allStates).filter((state) => metaOf(state).says || metaOf(state).tone);
    expect(saying.filter((state) => !isWatch(state)).map(({ id }) => id)).toEqual(['session.left']);
  });

  test('every word for the status is said by a state', () => {
    const said = new Set(leaves.map((leaf) => metaOf(leaf).says));
    const unsaid = Object.keys(statusTexts).filter((word) => !said.has(word));
    expect(unsaid).toEqual([]);
  });
});

describe('the words of the log', () => {
  const logs = charts
    .flatMap(allStates)
    .flatMap((state) => Object.entries({ [state.id]: metaOf(state).log }))
    .flatMap(([id, line]) => (line ? [[id, line] as const] : []));

  test('every chart of watching has words for the log', () => {
    const logging = new Set(logs.map(([id]) => id.split('.')[0]));
    expect([...logging]).toEqual(expect.arrayContaining(['connection', 'picture', 'player', 'session', 'watching']));
  });

  test.each(logs)('what the log says of %s is there in both languages', (_, { level, message: { zh, en } }) => {
    expect(['debug', 'info', 'warn']).toContain(level);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
  });
});

test('every step of a picture that is on its way has words in both languages', () => {
  for (const { zh, en } of Object.values(onItsWayTexts)) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});
