import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { KnownFile } from '../../tools/probe/probe.types';
import file from './known-answers.json';
import { readResult, withResult } from './probe-result';
import type { Scenario } from './scenario.types';

const profiles = ['documented', 'late', 'hostile', 'soak'] as const;

/** So many worlds of each profile, where these are the answers that are known. */
function worldsWith(answers: object): readonly Scenario['setup'][] {
  let setups: Scenario['setup'][] = [];
  jest.isolateModules(() => {
    jest.doMock('./known-answers.json', () => ({ ...file, answers }));
    const { generate } = require('./generate') as typeof import('./generate');
    setups = profiles.flatMap((profile) =>
      Array.from({ length: 60 }, (_, seed) => generate(profile, seed + 1, 'managed').setup),
    );
    jest.dontMock('./known-answers.json');
  });
  return setups;
}

const result = (more: object = {}) =>
  JSON.stringify({
    ...{ formatVersion: 1, plugins: { xp2p: '4.9.0', player: '1.3.0' }, phone: 'ios', wechat: '8.0.60' },
    answers: { secondNode: 'refused' },
    ...more,
  });

const faultsOf = (text: string): string => {
  const read = readResult(text);
  return 'faults' in read ? read.faults.join('\n') : 'none';
};

const nothing: KnownFile = { formatVersion: 1, from: [], answers: {} };

const readValue = (text: string) => {
  const read = readResult(text);
  if ('faults' in read) throw new Error(read.faults.join());
  return read.value;
};

test('what a phone answered is so in every world that is drawn, and the rest differs as before', () => {
  const drawn = worldsWith({ secondNode: 'refused', lingersMs: 2_700, ownRetries: 'endless', stopTold: false });
  const values = (name: 'secondNode' | 'lingersMs' | 'ownRetries' | 'stopTold' | 'holds') => [
    ...new Set(drawn.map(({ iot }) => iot?.[name])),
  ];
  expect([values('secondNode'), values('lingersMs')]).toEqual([['refused'], [2_700]]);
  expect([values('ownRetries'), values('stopTold')]).toEqual([[Number.POSITIVE_INFINITY], [false]]);
  expect(values('holds').sort()).toEqual(['own', 'shared']);
});

test('an answer changes nothing else of a world that was drawn before', () => {
  const others = (answers: object) =>
    worldsWith(answers).map(({ iot: { secondNode: _, ...iot } = {}, ...setup }) => ({ ...setup, iot }));
  expect(others({ secondNode: 'takesOver' })).toEqual(others({}));
});

test('the answers that are committed can be answers', () => {
  const isEmpty = Object.keys(file.answers).length === 0;
  if (!isEmpty) expect(faultsOf(result({ answers: file.answers }))).toBe('none');
  expect(isEmpty).toBe(file.from.length === 0);
});

test.each([
  ['no JSON', 'secondNode: refused', /^这不是探针的结果.*\nThis is no result of the probe/],
  ['some other JSON', '[1]', /This is no result of the probe/],
  ['another format', result({ formatVersion: 2 }), /has format 2, and 1 is read here/],
  ['no answer', result({ answers: {} }), /Nothing is answered/],
  ['an unknown name', result({ answers: { thirdNode: 'refused' } }), /"thirdNode" is not known/],
  ['a name of every object', result({ answers: { constructor: 'x' } }), /"constructor" is not known/],
  ['what is no answer', result({ answers: { secondNode: 'dances' } }), /may be "ownStream", .*"takesOver"/],
  ['a text for a time', result({ answers: { lingersMs: '3 s' } }), /lingersMs cannot be "3 s"/],
  ['a time that nobody waits', result({ answers: { lingersMs: -1 } }), /may be 0 – 600000/],
  ['an endless time', result({ answers: { ownRetryMs: 'endless' } }), /ownRetryMs cannot be "endless"/],
  ['the plugin itself', result({ answers: { generation: 'latest' } }), /"generation" is not known/],
])('a result with %s is refused, with what is wrong in two languages', (_what, text, words) => {
  expect(faultsOf(text)).toMatch(words);
});

test('a result is kept with where it comes from, and once', () => {
  const once = withResult(nothing, readValue(result()), false);
  expect(once).toEqual({
    value: {
      formatVersion: 1,
      from: [{ plugins: { xp2p: '4.9.0', player: '1.3.0' }, phone: 'ios', wechat: '8.0.60' }],
      answers: { secondNode: 'refused' },
    },
  });
  if ('faults' in once) throw new Error('refused');
  expect(withResult(once.value, readValue(result()), false)).toEqual(once);
});

test('a phone that answers otherwise than another is told, and takes its place where a person says so', () => {
  const known = { ...nothing, answers: { secondNode: 'ownStream', holds: 'own' } };
  const refused = withResult(known, readValue(result()), false);
  expect('faults' in refused && refused.faults.join()).toMatch(
    /secondNode was answered "ownStream" before, and "refused" now/,
  );
  const replaced = withResult(known, readValue(result()), true);
  expect('value' in replaced && replaced.value.answers).toEqual({ secondNode: 'refused', holds: 'own' });
});

test('the command keeps a result in the file, and refuses what is none without touching it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'answers-'));
  const place = (name: string) => path.join(folder, name);
  const run = (...typed: string[]) =>
    new Promise<string>((resolve) => {
      const parameters = ['scripts/probe.mjs', ...typed, '--known', place('known.json')];
      execFile(process.execPath, parameters, { cwd: path.join(__dirname, '../..') }, (error, out, said) =>
        resolve(`${error ? 1 : 0} ${out}${said}`),
      );
    });
  try {
    writeFileSync(place('result.json'), result());
    writeFileSync(place('other.json'), result({ answers: { secondNode: 'dances' } }));
    expect(await run(place('result.json'))).toMatch(/^0 1 个已知的答案.*\n1 answers are known/);
    const kept = readFileSync(place('known.json'), 'utf8');
    expect(JSON.parse(kept).answers).toEqual({ secondNode: 'refused' });
    expect(await run(place('other.json'))).toMatch(/^1 secondNode 不能是 "dances"/);
    expect(await run(place('missing.json'))).toMatch(/^1 .*there is no such file/s);
    expect(readFileSync(place('known.json'), 'utf8')).toBe(kept);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
