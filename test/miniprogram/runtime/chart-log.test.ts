import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { appMachine } from '../../../machines/app';
import { connectionMachine } from '../../../machines/connection';
import { failureOf } from '../../../machines/failure';
import type { LogEntry } from '../../../machines/log';
import { generationMachine } from '../../../machines/module/generation.machine';
import { bytesPicture } from '../../../machines/picture';
import { playerMachine } from '../../../machines/player';
import { watchingMachine } from '../../../machines/watching';
import type { Meta } from '../../../machines/words/meta';
import { chartLog } from '../../../miniprogram/runtime/chart-log';
import { factSentences } from '../../../miniprogram/runtime/plugin-facts.texts';
import { bytesViewLogic } from '../../../miniprogram/runtime/view-logic';
import { World } from '../../support/world';

function listening() {
  const world = new World();
  const entries: LogEntry[] = [];
  world.app.system.inspect(chartLog(world.clock, (entry) => entries.push(entry)));
  const said = (actor = '') =>
    entries.filter((entry) => entry.actor.startsWith(actor)).map(({ message }) => message.en);
  return { world, entries, said };
}

describe('the log of a start', () => {
  test('the log of a start tells the way from the module to the picture, each step by who took it', async () => {
    const { world, said } = listening();
    await world.watch();
    expect(said('module')).toEqual(['The P2P module is ready']);
    expect(said('connection door')).toEqual([
      'Waiting for the P2P module',
      'Starting the P2P service',
      'The P2P service is ready',
      'Pulling the stream',
      'The plugin says: the request went out',
      'The plugin says: the response header is there',
    ]);
    const session = said('session live');
    const steps = ['Beginning to watch', 'Connecting to the camera', 'Asking for the picture', 'Playing'];
    expect(session.filter((sentence) => steps.includes(sentence))).toEqual(steps);
  });

  test('the log of a start carries the time and both languages', async () => {
    const { world, entries } = listening();
    await world.watch();
    const playing = entries.find(({ message }) => message.en === 'Playing');
    expect(playing).toEqual({
      atMs: expect.any(Number),
      level: 'info',
      actor: 'session live',
      message: { zh: '正在播放', en: 'Playing' },
    });
    expect(playing?.atMs).toBeGreaterThan(1_000_000);
    expect(playing?.atMs).toBeLessThanOrEqual(world.clock.now());
  });

  test('the log of a start has no news of the state in which a connection begins, only of its return there', async () => {
    const { world, said } = listening();
    await world.watch();
    expect(said()).not.toContain('The connection is released');
    world.leave();
    await world.advance(40_000);
    expect(said('connection door').slice(-2)).toEqual([
      'Nobody is watching, the connection is kept for a while',
      'The connection is released',
    ]);
  });

  test('the log of a person who leaves has no error and no warning', async () => {
    const { world, entries, said } = listening();
    await world.watch();
    world.leave();
    await world.advance(60_000);
    expect(said('session live').at(-1)).toBe('Left');
    expect(entries.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  test('the log calls two device generations the module, with their number', async () => {
    const world = new World((prepared) => {
      prepared.plugin.generations = ['2.3', '2.4'];
    });
    const entries: LogEntry[] = [];
    world.app.system.inspect(chartLog(world.clock, (entry) => entries.push(entry)));
    await world.advance(1_000);
    expect(entries.map(({ actor }) => actor)).toEqual(['module 2.3', 'module 2.4']);
  });
});

test('a plugin that repeats itself is heard once, until it says something else', async () => {
  const { world, said } = listening();
  await world.watch();
  const service = world.plugin.services.get('door');
  for (let turn = 0; turn < 3; turn += 1) service?.tell({ type: 'service.connected' });
  await world.advance(0);
  expect(said('connection door').filter((sentence) => sentence.includes('link is up'))).toHaveLength(1);
});

describe('failures in the log', () => {
  test('a failure in the log that is being mended is a warning with its title, once, although it passes through three charts', async () => {
    const { world, entries } = listening();
    await world.watch();
    const broken = failureOf('notice', 'disconnect');
    world.plugin.services.get('door')?.tell({ type: 'service.broken', failure: broken });
    await world.advance(0);
    const warnings = entries.filter(({ level }) => level === 'warn');
    expect(warnings.map(({ message }) => message.en)).toEqual(['The connection to the camera broke']);
    expect(warnings[0]?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  test('a failure in the log that a session gave up on is an error', async () => {
    const { world, entries } = listening();
    world.open({ ...(await import('../../support/world')).camera, address: { by: 'url', url: '' } });
    await world.advance(0);
    const errors = entries.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([{ actor: 'session live', message: { en: 'There is no address to play' } }]);
  });

  test('a failure of the module is a warning of the module in the log', async () => {
    const { world, entries } = listening();
    world.plugin.answer('init', { afterMs: 100, code: -2202 });
    await world.advance(30_000);
    expect(entries.filter(({ level }) => level === 'warn').every(({ actor }) => actor === 'module')).toBe(true);
    expect(entries.map(({ message }) => message.en)).toContain('The P2P module could not be initialised');
  });
});

describe('what must never be logged', () => {
  test('the log never holds the addresses, keys and values that events and contexts carry', async () => {
    const { world, entries } = listening();
    await world.watch({
      id: 'door',
      name: 'Door',
      kind: 'camera',
      quality: 'high',
      address: { by: 'url', url: 'http://secretpeer.xnet/ipc.p2p.com/ipc.flv?token=topsecret' },
    });
    const detail = { peers: 'topsecret' };
    world.plugin.streams.get('door')?.tell({ type: 'stream.deviceNotified', subtype: 'Peers', detail });
    const failure = failureOf('xp2p', -2402, { message: 'topsecret' });
    world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure });
    await world.advance(1_000);
    const written = JSON.stringify(entries);
    expect(written).toContain('the stream failed');
    expect(written).not.toMatch(/topsecret|secretpeer|hidden/);
  });
});

/** The charts whose states the log tells of. */
const machines: readonly AnyStateMachine[] = [
  appMachine,
  watchingMachine,
  generationMachine,
  connectionMachine(),
  bytesViewLogic().session,
  bytesPicture(),
  playerMachine(),
];

const nodesOf = (state: AnyStateNode): AnyStateNode[] => [state, ...Object.values(state.states).flatMap(nodesOf)];
const logOf = ({ meta }: AnyStateNode) => (meta as Meta | undefined)?.log;

describe('the sentences of the log', () => {
  const ofStates = machines.flatMap((machine) =>
    nodesOf(machine.root).flatMap((node) => {
      const log = logOf(node);
      return log ? [[node.id, log] as const] : [];
    }),
  );
  const ofFacts = Object.entries(factSentences).flatMap(([chart, sentences]) =>
    Object.entries(sentences).map(([name, sentence]) => [`${chart} ${name}`, sentence] as const),
  );
  const all = [...ofStates, ...ofFacts];

  test.each(all)('%s: the log has a sentence for it in either language', (_name, { level, message }) => {
    expect(message.zh).toMatch(/\p{Script=Han}{2,}/u);
    expect(message.en).toMatch(/^[A-Z][^\p{Script=Han}.]{3,}$/u);
    expect(['info', 'warn', 'debug']).toContain(level);
  });

  test('no two sentences of the log are the same, but for the two ways of sleeping; a plugin is quoted', () => {
    const english = all.map(([, { message }]) => message.en);
    expect(english.filter((sentence, index) => english.indexOf(sentence) !== index)).toEqual([
      'Nobody has looked for long: the connection is given back',
    ]);
    expect(Object.keys(factSentences.generation ?? {})).toEqual(['nat.changed', 'nat.failed']);
    for (const sentences of Object.values(factSentences))
      for (const { level } of Object.values(sentences)) expect(level).toBe('debug');
  });

  /** Innermost states in which neither they nor what they are part of is told. */
  const unsaidIn = (machine: AnyStateMachine): string[] =>
    nodesOf(machine.root)
      .filter((node) => Object.keys(node.states).length === 0)
      .filter((node) => {
        for (let at: AnyStateNode | undefined = node; at; at = at.parent) if (logOf(at)) return false;
        return true;
      })
      .map((node) => node.path.join('.'));

  test('the log never passes over a state of a picture that a person waits in', () => {
    expect(unsaidIn(bytesPicture())).toEqual([
      'free',
      // said as what the person wants
      'linked.resting',
      // the picture goes on: nothing to say
      'linked.streaming.pulling.resuming',
      // said by the session
      'linked.streaming.pulling.flowing.arriving',
      'linked.streaming.pulling.flowing.starting',
      'linked.streaming.pulling.flowing.returning',
      'linked.streaming.pulling.flowing.moving',
      'linked.streaming.pulling.flowing.late',
      'linked.streaming.pulling.weak',
      'linked.streaming.pulling.frozen.silent',
      'linked.streaming.pulling.frozen.flowing',
      'linked.streaming.pulling.frozen.apart',
      'linked.streaming.pulling.thawing',
      'ended',
    ]);
  });

  test('the log never passes over what a person wants, but for what the picture says', () => {
    expect(unsaidIn(bytesViewLogic().session).filter((path) => path.includes('.watch.'))).toEqual([
      'viewing.watch.playing.deciding',
      // said by the picture
      'viewing.watch.playing.showing.working',
      'viewing.watch.ended.over',
      // said by the failure itself
      'viewing.watch.failed',
    ]);
  });
});
