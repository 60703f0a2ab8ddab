import fc from 'fast-check';
import { failureFromOutside } from '../../../machines/failure';
import { hideKnownSecrets, rememberSecret } from '../../../machines/privacy/known-secrets';
import { secretsInUrl } from '../../../machines/privacy/mask-url';
import { redact, shownText } from '../../../machines/privacy/redact';

/** No piece of a secret that is this long may be seen. */
const tellingCharacters = 8;

const piecesOf = (secret: string): string[] =>
  Array.from({ length: secret.length - tellingCharacters + 1 }, (_, at) => secret.slice(at, at + tellingCharacters));

/** What nothing but knowing it tells from innocent words. */
const plain = 'vexing quilt, jumpy dwarf';
rememberSecret(plain);

/** What looks like a secret, each known to nobody: masked by how it looks. */
const looksLikeOne: Readonly<Record<string, readonly [text: string, secret: string]>> = {
  'a token': ['XP2PkQ7zWm2LpX9vRb4TnY6cHd8F%2.4.33', 'kQ7zWm2LpX9vRb4TnY6cHd8F'],
  'a value of a query': ['http://a.example/x?sign=kQ7zWm2L', 'kQ7zWm2L'],
  'a quoted value': ['"appSecretKey":"vexing quilts in jumpy dwarfs"', 'vexing quilts in jumpy dwarfs'],
  'a password': ['http://anna:vexing@quilts@a.example/x', 'vexing@quilts'],
  'a password with a slash': ['http://anna:vexing/quilts@a.example/x', 'vexing/quilts'],
  'a password with everything': ['http://anna:v@xi"ng/qu@ilts@a.example/x', 'v@xi"ng/qu@ilts'],
  'a password with quotes': ['http://anna:vex"ing\'quilts<@a.example/x', 'vex"ing\'quilts<'],
  'a password with a question mark': ['rtsp://anna:vexing?quilts@a.example/x', 'vexing?quilts'],
};

describe('texts', () => {
  const spans = [0, 150, 400, 3_400, 3_900].map((from) => [from, from + 160] as const);
  const cases = { 'a known secret': [plain, plain] as const, ...looksLikeOne };

  test.each(
    Object.entries(cases),
  )('a text from outside is hidden first and cut afterwards, wherever the cut is: %s', (_, [text, secret]) => {
    for (const [from, to] of spans)
      for (let at = from; at < to; at += 1)
        for (const after of ['', ' and more'.repeat(500)]) {
          const said = `${'so '.repeat(at).slice(0, at)}${text}${after}`;
          for (const max of [80, 200, 300, 400]) {
            const shown = shownText(said, max);
            expect(shown.length).toBeLessThanOrEqual(max);
            const seen = piecesOf(secret).filter((piece) => shown.includes(piece));
            if (seen.length > 0) throw new Error(`${at}: ${seen[0]} of ${JSON.stringify(shown.slice(-60))}`);
          }
        }
  });

  test('a text from outside is hidden also where many secrets before it make it shorter, so that its cut end moves into sight', () => {
    const many = `${'token=abcdefghijklmnopqrst '.repeat(146)}`;
    for (let at = 0; at < 60; at += 1) {
      const shown = shownText(
        `${many}${'x'.repeat(at)} http://anna:vexing@quilts@a.example/ ${'z '.repeat(400)}`,
        10_000,
      );
      expect(shown).not.toContain('vexing');
      expect(shown).not.toContain('quilts');
    }
  });

  test('a text from outside that is whole and short is shown as it is, and one that is long by its beginning', () => {
    expect(shownText('Failed to connect to 127.0.0.1', 300)).toBe('Failed to connect to 127.0.0.1');
    expect(shownText('ab '.repeat(10_000), 300)).toBe('ab '.repeat(100));
  });

  test('a text from outside costs no more than a glance, whatever it is made of and however long it is', () => {
    for (const piece of ['a.', 'key', '"key":"', 'a:', '@', 'http://a:', '\\"', 'token="\\'])
      expect(elapsedMs(() => shownText(piece.repeat(1_000_000), 300))).toBeLessThan(500);
  });
});

const elapsedMs = (run: () => void): number => {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
};

describe('known secrets', () => {
  test('a known secret is hidden as it is, as a url and as JSON spell it, and where somebody else has cut it', () => {
    rememberSecret('dwarf "jumps" & quits');
    for (const text of [
      'x dwarf "jumps" & quits y',
      'x dwarf%20%22jumps%22%20%26%20quits y',
      JSON.stringify({ a: 'dwarf "jumps" & quits' }),
      'at the end dwarf "jumps" & qu',
      ' "jumps" & quits was at the start',
    ])
      for (const piece of ['dwarf', 'jumps', 'quits']) expect(hideKnownSecrets(text)).not.toContain(piece);
  });

  test('a known secret is hidden whole where another secret stands in it, and words that begin like one are left', () => {
    rememberSecret('jackdaw');
    rememberSecret('my sphinx, a jackdaw of quartz');
    expect(hideKnownSecrets('(my sphinx, a jackdaw of quartz)')).toBe('(***)');
    expect(hideKnownSecrets('it ends in my sphi')).toBe('it ends in my sphi');
  });

  test('a known secret hides nothing that is too short to be one, and nothing that is no text', () => {
    for (const value of ['short', '', undefined, 42, null]) rememberSecret(value);
    expect(hideKnownSecrets('a short text of 42')).toBe('a short text of 42');
  });

  test('a known secret never stands in a failure: not in its code, not in its message', () => {
    expect(failureFromOutside('xp2p', `no ${plain}`, { message: `${'m'.repeat(290)} ${plain}` })).toMatchObject({
      code: 'no ***',
      message: `${'m'.repeat(290)} ***`,
    });
  });

  test('the memory of secrets is bounded: the oldest go first, and what is told again is not old', () => {
    rememberSecret('the very first of them');
    for (let at = 0; at < 480; at += 1) rememberSecret(`secret number ${at}`);
    rememberSecret('the very first of them');
    for (let at = 480; at < 960; at += 1) rememberSecret(`secret number ${at}`);
    expect(hideKnownSecrets('(the very first of them)')).toBe('(***)');
    expect(hideKnownSecrets('(secret number 959)')).toBe('(***)');
    expect(hideKnownSecrets('(secret number 7)')).toBe('(secret number 7)');
  });

  test('the secrets of a url: user name and password, the password alone, and long values', () => {
    expect(secretsInUrl('rtsp://anna:p@ss@word@a.example/x?quality=high&sign=0123456789abcdef#x')).toEqual([
      'anna:p@ss@word',
      'p@ss@word',
      '0123456789abcdef',
    ]);
    expect(secretsInUrl('http://a.example:8080/x@2x.flv?action=live')).toEqual([]);
    expect(secretsInUrl('http://a.example/x.flv#0123456789abcdef')).toEqual(['0123456789abcdef']);
  });
});

test('what was hidden stays hidden: nothing changes the second time, whatever is known', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(redact(redact(text))).toBe(redact(text))));
});
