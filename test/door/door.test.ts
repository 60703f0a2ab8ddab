import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { WebSocket } from 'ws';
import { hostOf, isThisComputer, readOrigin } from '../../tools/door/addresses.mjs';
import { Door } from '../../tools/door/door.mjs';
import type { Admission, DoorOptions, Visitor } from '../../tools/door/door.types';
import { leave } from '../../tools/door/leave.mjs';

/** What stands in a column, by its word: each is one to be tried. */
const visitors: readonly Visitor[] = ['page', 'app', 'viewer', 'client'];
const hosts = {
  own: [
    ...['127.0.0.1:8765', 'localhost:8765', 'LOCALHOST', 'localhost.:8765', '[::1]:8765', '127.1.2.3', '127.1:8765'],
    ...['192.168.1.5:8765', '[fe80::1]:8765', '[::ffff:127.0.0.1]:8765', 'studio.local:8765', 'Studio.Local.'],
  ],
  'another name': [
    ...[
      'evil.example',
      'evil.example:8765',
      '127.evil.example',
      '127.0.0.1.evil.example:8765',
      'localhost.evil.example',
    ],
    ...[
      'evil.localhost:8765',
      '127.0.0.1@evil.example',
      'evil.example#127.0.0.1',
      'evil.example/127.0.0.1',
      '',
      ':8765',
    ],
    ...['localhost..', '127.0.0.1 ', '[::1', '127.0.0.256', 'studio.local.evil.example'],
  ],
};
const origins = {
  none: [undefined],
  'own page': ['http://HOST', 'HTTP://HOST'],
  named: ['http://tools.example:3000'],
  WeChat: ['https://servicewechat.com'],
  'page of this computer': [
    ...['http://127.0.0.1:35353', 'http://localhost:3000', 'https://localhost', 'http://localhost.:3000'],
    ...[
      'http://[::1]:3000',
      'http://[::ffff:127.0.0.1]:3000',
      'http://127.9.9.9',
      'http://0x7f.1:3000',
      'http://2130706433',
    ],
  ],
  'another site': [
    ...[
      'http://evil.example',
      'http://127.evil.example',
      'http://127.0.0.1.evil.example',
      'http://localhost.evil.example',
    ],
    ...[
      'http://evil.localhost',
      'http://127.0.0.1@evil.example',
      'http://evil.example#@127.0.0.1',
      'null',
      '',
      'file://',
    ],
    ...[
      'http://0.0.0.0:8765',
      'http://192.168.1.9',
      'https://servicewechat.com.evil.example',
      'http://servicewechat.com',
    ],
    ...[
      'https://evil.servicewechat.com',
      'chrome-extension://localhost',
      'file://localhost',
      'http://[::2]',
      '127.0.0.1',
    ],
    ...['http://tools.example:3001', 'http://tools.example', 'http://localhost..'],
  ],
};
const addresses = {
  here: ['127.0.0.1', '127.8.8.8', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::FFFF:7f00:1', '::ffff:127.3.4.5'],
  'another device': [
    ...['192.168.1.7', '10.0.0.1', '128.0.0.1', '126.255.255.255', '::ffff:192.168.1.7', '::2', 'fe80::1%eth0'],
    ...['0.0.0.0', '::', '1::7f00:1', '::127.0.0.1.', '127.0.0.1.evil.example', '', undefined],
  ],
};
const queries = {
  right: ['?token=open-sesame', '?a=b&token=open-sesame'],
  wrong: ['', '?', '?token=', '?token=open-sesam', '?token=open-sesame2', '?tokens=open-sesame', '?token=%00'],
};

interface Case {
  readonly visitor: Visitor;
  readonly host: string;
  readonly origin: string | undefined;
  readonly address: string | undefined;
  readonly query: string;
  /** The words of its columns, for the table. */
  readonly words: readonly [host: string, origin: string, address: string, token: string];
}

/** A word, one of its spellings, and 1 where that is not the usual one. */
type Spelling<Sample> = readonly [word: string, sample: Sample, isOdd: number];

const spellings = <Sample>(samples: Record<string, readonly Sample[]>): Spelling<Sample>[] =>
  Object.entries(samples).flatMap(([word, ones]) => ones.map((one, at) => [word, one, Math.min(at, 1)] as const));

/** Every visitor with every two spellings of everything. */
function* cases(): Generator<Case> {
  for (const visitor of visitors)
    for (const [host, hostSample, isOddHost] of spellings(hosts))
      for (const [origin, originSample, isOddOrigin] of spellings(origins))
        for (const [address, addressSample, isOddAddress] of spellings(addresses))
          for (const [token, query, isOddQuery] of spellings(queries))
            if (isOddHost + isOddOrigin + isOddAddress + isOddQuery <= 2)
              yield {
                visitor,
                ...{
                  host: hostSample,
                  origin: originSample?.replace('HOST', hostSample),
                  address: addressSample,
                  query,
                },
                words: [host, origin, address, token],
              };
}

const options: DoorOptions = {
  host: 'Studio.local',
  token: 'open-sesame',
  origins: ['http://Tools.example:3000'],
};

const ask = (door: Door, { visitor, host, origin, address, query }: Case): Admission =>
  door.admit(
    { headers: { host, origin }, url: `/${query}`, socket: { remoteAddress: address } } as IncomingMessage,
    visitor,
  );

interface Rule {
  readonly cells: readonly string[];
  readonly outcome: string;
}

const document = readFileSync(path.resolve(__dirname, '../../docs/inspector.md'), 'utf8');
const rules: readonly Rule[] = (/\| who \|.+\n\|[ -|]+\n((?:\|.+\n)+)/.exec(document)?.[1] ?? '')
  .trim()
  .split('\n')
  .map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return { cells: cells.slice(1, 6), outcome: cells[6] ?? '' };
  });

const fits = ({ cells: [who = '', ...cells] }: Rule, { visitor, words }: Case): boolean =>
  (who === 'anybody' || who.split(', ').includes(visitor)) &&
  cells.every((cell, column) => cell === 'any' || cell === words[column]);

/** What the table says of a case, as the door would say it. */
function expected(rule: Rule | undefined, allowSending: boolean): Admission | undefined {
  switch (rule?.outcome) {
    case 'refused 4401':
      return { refused: 4401 };
    case 'refused 4403':
      return { refused: 4403 };
    case 'let in':
      return { refused: null, maySend: false };
    case 'let in, may send':
      return { refused: null, maySend: true };
    case 'let in, may send with `--allow-sending`':
      return { refused: null, maySend: allowSending };
    default:
      return undefined;
  }
}

describe('the table of who may come in', () => {
  test('has words that are known, and every rule is needed by somebody', () => {
    const known = [
      ['anybody', ...visitors],
      Object.keys(hosts),
      Object.keys(origins),
      Object.keys(addresses),
      Object.keys(queries),
    ];
    for (const { cells } of rules)
      for (const [column, cell] of cells.entries())
        for (const word of column === 0 ? cell.split(', ') : [cell])
          expect(['any', ...(known[column] ?? [])]).toContain(word);
    const used = new Set([...cases()].map((one) => rules.find((rule) => fits(rule, one))));
    expect(rules.filter((rule) => !used.has(rule))).toEqual([]);
  });

  test.each([false, true])('is what the door does, for every two spellings; --allow-sending: %s', (allowSending) => {
    const door = new Door({ ...options, allowSending });
    const wrong: unknown[] = [];
    let count = 0;
    for (const one of cases()) {
      const rule = rules.find((candidate) => fits(candidate, one));
      const said = ask(door, one);
      count += 1;
      if (JSON.stringify(said) !== JSON.stringify(expected(rule, allowSending))) wrong.push({ ...one, rule, said });
    }
    door.close();
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(count).toBeGreaterThan(50_000);
  });
});

test.each([null, ''])('where the token is %j nobody comes in from another device', (token) => {
  const door = new Door({ host: '0.0.0.0', token, allowSending: true });
  for (const query of ['', '?token=', '?token=null'])
    for (const visitor of ['app', 'viewer', 'client'] as const)
      expect(
        ask(door, {
          visitor,
          host: '10.0.0.1',
          origin: undefined,
          address: '10.0.0.2',
          query,
          words: ['', '', '', ''],
        }),
      ).toEqual({ refused: 4401 });
  door.close();
});

test.each([
  ['127.0.0.1:80', '127.0.0.1'],
  ['0x7f.1', '127.0.0.1'],
  ['0177.0.0.1', '127.0.0.1'],
  ['１２７.0.0.1', '127.0.0.1'],
  ['127.0.0.1.', '127.0.0.1'],
  ['::1', '::1'],
  ['[0:0::1]:80', '::1'],
  ['::ffff:127.0.0.1', '::ffff:7f00:1'],
  ['LocalHost.:80', 'localhost'],
  ['user@localhost', ''],
  ['localhost/a', ''],
  ['localhost:port', ''],
  ['fe80::1%eth0', ''],
])('the host of %j is %j', (typed, host) => {
  expect(hostOf(typed)).toBe(host);
});

test('an origin is read as a browser writes it, and nothing else is one', () => {
  expect(readOrigin('HTTP://LocalHost:80')).toEqual({ origin: 'http://localhost', host: 'localhost' });
  for (const none of [
    'null',
    '',
    'localhost',
    'ws://localhost',
    'http://',
    'http://a b',
    'http://a/',
    'http://a?',
    'http://u@a',
  ])
    expect(readOrigin(none)).toBeNull();
});

test('names that look like addresses of this computer are not it', () => {
  for (const name of [
    '127.evil.example',
    '127.',
    '127',
    'localhost.evil.example',
    'localhost.',
    '',
    '::1.evil.example',
  ])
    expect(isThisComputer(name)).toBe(false);
});

test.each([
  4401, 4403, 4426, 4429, 1013,
] as const)('a close with %d has a reason in both languages, and hears nothing more', (code) => {
  const closed: unknown[] = [];
  const socket = Object.assign(new EventEmitter(), { close: (...told: unknown[]) => closed.push(...told) });
  socket.on('message', () => closed.push('heard'));
  leave(socket as unknown as WebSocket, code);
  socket.emit('message');
  expect(closed).toEqual([code, expect.stringMatching(/\p{Script=Han}.* \| [a-z]/u)]);
  expect(Buffer.byteLength(String(closed[1]))).toBeLessThanOrEqual(123);
});
