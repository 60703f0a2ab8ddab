import { createActor } from 'xstate';
import { showValue } from '../../../development/inspector/show-value';
import { secret } from '../../../machines/privacy/secret';
import { doorMachine } from '../../inspector/door.machine';

const words = (value: unknown): string => JSON.stringify(showValue({ event: value }));

describe('what is hidden', () => {
  test('every field that is not on the list is hidden: what kind of value it is, and nothing else', () => {
    const camera = {
      id: 'hall',
      name: 'Hall',
      appKey: 'k',
      appSecretKey: 's',
      xp2pInfo: 'XP2P',
      pin: 1234,
      keys: ['a'],
    };
    expect(showValue({ camera })).toEqual({
      camera: {
        id: 'hall',
        name: 'Hall',
        appKey: { $hidden: 'string' },
        appSecretKey: { $hidden: 'string' },
        xp2pInfo: { $hidden: 'string' },
        pin: { $hidden: 'number' },
        keys: { $hidden: 'object' },
      },
    });
  });

  test('what a person types is hidden, and a Secret under whatever name', () => {
    expect(words({ type: 'CHANGE', field: 'xp2pInfo', value: 'hunter2hunter2' })).not.toContain('hunter2');
    expect(words({ name: secret('hunter2hunter2') })).not.toContain('hunter2');
  });

  test.each([
    ['a query value', 'http://host/path?auth=hunter2hunter2'],
    ['a user and password', 'https://me:hunter2hunter2@host/'],
    ['a named secret', 'refused: appSecretKey=hunter2hunter2'],
    ['a token in a sentence', 'failed with hunter2hunter2Hunter2hunter2Hunter2hunter2'],
    ['an xp2pInfo', 'XP2Phunter2hunter2hunter2%2.4.0'],
  ])('what is hidden within a text that may be shown: %s', (_, message) => {
    expect(words({ message })).not.toContain('unter2');
    expect(JSON.stringify(showValue(new Error(message)))).not.toContain('unter2');
  });

  test('a secret that begins before the place where a long text is cut is hidden', () => {
    const message = `${'so '.repeat(63)}appKey=hunter2hunter2hunter2hunter2 ${'and on '.repeat(200)}`;
    expect(words({ message })).not.toContain('unter2');
  });

  test('a secret that is the name of a field is hidden', () => {
    const token = 'hunter2hunter2Hunter2hunter2Hunter2hunter2Hunter2hunter2';
    expect(words({ [token]: true })).not.toContain('unter2');
  });

  test('what holds no secret under any name is shown: yes, no, null, zero, an empty text', () => {
    const told = { appKey: '', pin: 0, isTold: true, isKept: false, xp2pInfo: null };
    expect(showValue(told)).toEqual(told);
  });

  test('a number that has the name of a measure is shown; a text of that name is not', () => {
    expect(showValue({ awayMs: 12, caughtUpAtMs: null, isPageHidden: false, bytesPerSecond: 9 })).toEqual({
      awayMs: 12,
      caughtUpAtMs: null,
      isPageHidden: false,
      bytesPerSecond: 9,
    });
    expect(showValue({ awayMs: 'hunter2', isPageHidden: { a: 1 } })).toEqual({
      awayMs: { $hidden: 'string' },
      isPageHidden: { $hidden: 'object' },
    });
  });
});

test('of an object that was shown before only what has another value since is shown', () => {
  const before = { id: 'hall', count: { width: 1 }, code: 7 };
  const now = { ...before, code: undefined, count: { width: 2 }, pin: '1234' };
  expect(showValue(now, before)).toEqual({
    count: { width: 2 },
    code: { $other: 'undefined' },
    pin: { $hidden: 'string' },
  });
  expect(showValue(before, before)).toEqual({});
});

describe('what is not simple', () => {
  test('an actor is shown as a reference, under whatever name, and not looked into', () => {
    const actor = createActor(doorMachine);
    expect(showValue({ anyName: actor })).toEqual({ anyName: { $actor: actor.sessionId } });
  });

  test('bytes are counted, never shown', () => {
    const bytes = new Uint8Array([104, 117, 110, 116, 101, 114]);
    expect(showValue({ event: bytes, output: bytes.buffer, message: new DataView(bytes.buffer, 1, 2) })).toEqual({
      event: { $bytes: 6 },
      output: { $bytes: 6 },
      message: { $bytes: 2 },
    });
  });

  test('a cycle ends where it closes; what is there twice is shown twice', () => {
    const child: Record<string, unknown> = { id: 'child' };
    child.event = child;
    expect(showValue({ cameras: [child, child] })).toEqual({
      cameras: [
        { id: 'child', event: { $cycle: true } },
        { id: 'child', event: { $cycle: true } },
      ],
    });
  });

  test('functions are shown as such, and what JSON has no word for', () => {
    function open() {}
    expect(
      showValue({ event: open, count: Number.NaN, cameras: [undefined], height: 10n, notice: Symbol('s') }),
    ).toEqual({
      event: { $hidden: 'function' },
      count: { $other: 'NaN' },
      cameras: [{ $other: 'undefined' }],
      height: { $other: '10' },
      notice: { $other: 'Symbol(s)' },
    });
  });

  test('a text of a million characters is shown by its beginning and its length', () => {
    expect(showValue('ha '.repeat(400_000))).toEqual({ $text: expect.stringMatching(/^.{200}$/), length: 1_200_000 });
  });

  test.each([
    ['long', { users: Array.from({ length: 1_000_000 }, (_, index) => index) }],
    ['wide', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`id${index}`, 'hunter2']))],
    ['deep', Array.from({ length: 5_000 }).reduce<object>((inner) => ({ event: inner }), {})],
    ['bushy', bush(7)],
  ])('what is too %s to be shown is cut off, and says that there is more', (_, value) => {
    const shown = JSON.stringify(showValue(value));
    expect(shown).toContain('"$more"');
    expect(shown.length).toBeLessThan(30_000);
  });

  test('what is just short enough is shown whole, and one more is cut off', () => {
    const list = (length: number) => Array.from({ length }, () => 1);
    expect(showValue('ha'.repeat(100))).toBe('ha'.repeat(100));
    expect(showValue('ha'.repeat(101))).toEqual({ $text: 'ha'.repeat(100), length: 202 });
    expect(showValue(list(60))).toEqual(list(60));
    expect(showValue(list(61))).toEqual([...list(60), { $more: 1 }]);
    expect(showValue({ ['ha'.repeat(20)]: true })).toEqual({ ['ha'.repeat(20)]: true });
    expect(showValue({ ['ha '.repeat(20)]: true })).toEqual({ ['ha '.repeat(20).slice(0, 40)]: true });
  });

  test('seven levels are shown, and of the eighth how much there is', () => {
    const deep = (levels: number): object => (levels === 0 ? {} : { event: deep(levels - 1) });
    expect(showValue(deep(7))).toEqual(deep(7));
    expect(JSON.stringify(showValue(deep(8)))).toBe(JSON.stringify(deep(7)).replace('{}', '{"$more":1}'));
  });

  test('what throws when it is looked at is unreadable, and throws no further', () => {
    const trap = {
      get id(): string {
        throw new Error('no');
      },
    };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(showValue(trap)).toEqual({ $other: 'unreadable' });
    expect(showValue({ event: revoked.proxy })).toEqual({ $other: 'unreadable' });
  });

  test('nothing of the original is kept in what is shown', () => {
    const event = { type: 'NOTE', users: [1] };
    const shown = showValue(event);
    event.users.push(2);
    expect(shown).toEqual({ type: 'NOTE', users: [1] });
  });
});

/** Twenty branches at each of so many levels: the same objects, so that a billion leaves cost nothing to make. */
function bush(levels: number): unknown {
  return levels === 0 ? 'leaf' : Array.from({ length: 20 }).fill(bush(levels - 1));
}
