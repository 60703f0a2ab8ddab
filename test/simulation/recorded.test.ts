import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type StateValue, statePath } from '../../machines/kernel/state-path';
import { parseRecording } from '../../tools/inspector/recording.mjs';
import { recordFileOf } from '../../tools/simulate/record-file.mjs';
import { wordsOf } from '../../tools/simulate/words.mjs';
import { watchPath } from '../support/picture-word';
import { generate } from './generate';
import { Phone } from './phone/phone';
import { play } from './play';

/** Of 5 and 6 each has an actor that is stopped before it was started; 9 is one of many in which nothing is special. */
const seeds = [5, 6, 9] as const;
/** As the trace tells them: who got which event. */
const untold = /^xstate\.|log\.appended|measured/;

describe.each(seeds)('a session that is recorded (late, seed %d)', (seed) => {
  const scenario = generate('late', seed, 'bytes');
  const written: string[] = [];
  const playing = play(scenario, { isTraced: true, record: (text) => void written.push(text) });

  test('is the same session as without', async () => {
    expect(await playing).toEqual(await play(scenario, { isTraced: true }));
  });

  test('can be opened by the inspector: all that happened, in order, until the app has ended', async () => {
    const { trace } = await playing;
    const { hello, records, isCutOff } = parseRecording(written.join(''));
    expect(isCutOff).toBe(false);
    expect(hello.title).toBe('xp2p-statecharts');
    const names = new Map(records.flatMap((each) => (each.type === 'actor' ? [[each.id, each.name] as const] : [])));
    const isNamed = (line: string) => !/(^|\/)(\d|x:)[^/]* ←/.test(line);
    const told = records.flatMap((each) =>
      each.type === 'event' && !untold.test(each.event.type) ? [`${names.get(each.to)} ← ${each.event.type}`] : [],
    );
    const traced = trace.flatMap((line) => / {2}(\S.* ← \S+)$/.exec(line)?.[1] ?? []).filter(isNamed);
    expect(traced.length).toBeGreaterThan(50);
    expect(told.filter(isNamed)).toEqual(traced);
    const alive = new Set(names.keys());
    for (const each of records) if (each.type === 'gone') alive.delete(each.actor);
    // what lives as long as the app, and the jams that a module watches for as long as itself
    const lasting = /^(app|watching|module|module\/jams|generation .*|cameras|permissions|log)$/;
    expect([...alive].map((id) => names.get(id)).filter((name) => !lasting.test(name ?? ''))).toEqual([]);
  });

  test('tells no secret', async () => {
    await playing;
    expect(written.join('')).not.toMatch(/XP2Psecret|-secret/);
  });
});

test('where everything is at the end of a recording is where it is on the phone', async () => {
  const written: string[] = [];
  const phone = new Phone({
    setup: { ...generate('late', 9, 'bytes').setup, network: 'wifi' },
    record: (text) => void written.push(text),
  });
  phone.open('live', ['door']);
  await phone.advance(20_000);
  const { records } = parseRecording(written.join(''));
  const names = new Map(records.flatMap((each) => (each.type === 'actor' ? [[each.id, each.name] as const] : [])));
  const last = new Map<string, StateValue>();
  for (const each of records)
    if (each.type === 'snapshot' && each.value !== undefined) last.set(names.get(each.actor) ?? '', each.value);
  const session = last.get('session live-1') ?? 'none';
  const picture = last.get('session live-1/picture') ?? 'none';
  expect([`${watchPath(session)} + ${statePath(picture)}`]).toEqual(phone.paths());
  expect(phone.paths()).toEqual(['playing.showing.shown.moving + linked.streaming.pulling.flowing.moving']);
  phone.back();
});

describe('--record', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'recorded-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['several sessions', { profiles: ['late'], sessions: 2 }],
    ['a million', { profiles: ['late'], sessions: undefined }],
    ['several profiles', { profiles: ['late', 'hostile'], sessions: 1 }],
    ['a soak', { profiles: ['soak'], sessions: 1 }],
  ] as const)('refuses %s', (_, played) => {
    const file = path.join(folder, 'refused.jsonl');
    expect(() => recordFileOf(file, played)).toThrow('one session of documented, late or hostile is wanted');
    expect(existsSync(file)).toBe(false);
  });

  test('says what is wrong with a place that cannot be written to', () => {
    const one = { profiles: ['late'], sessions: 1 } as const;
    expect(() => recordFileOf(path.join(folder, 'nowhere/session.jsonl'), one)).toThrow(
      /nowhere.*不能写入.*\n.*nowhere.*cannot be written.*name a file in a folder that is there/,
    );
    expect(() => recordFileOf(folder, one)).toThrow('cannot be written');
    expect(recordFileOf(path.join(folder, 'session.jsonl'), one)).toBe(path.join(folder, 'session.jsonl'));
  });

  test('is named where a failure is told', () => {
    const failed = {
      profile: 'late',
      seed: 5,
      way: 'bytes',
      violations: [],
      kept: [0, 2],
      scenario: null,
      trace: [],
    } as const;
    expect(wordsOf(failed)).toContain('--way bytes --profile late --seed 5 --sessions 1 --steps 0,2 --trace');
    expect(wordsOf(failed)).toContain('--record late-5.jsonl');
  });
});
