/** What stands where something was masked. */
export const MASK = '***';

/**
 * A url as it may be shown: every query value, the fragment and a user name or password are masked, the rest is kept.
 * Takes any text and never throws.
 */
export function maskQueryValues(url: string): string {
  const { scheme, user, place, query, fragment } = takeApart(url);
  return putTogether({
    scheme,
    user: user && MASK,
    place,
    query: query?.map(([name, value]): Pair => [name, value && MASK]),
    fragment: fragment && MASK,
  });
}

/**
 * What a person made of a masked url: each mask that is still there becomes again what it stood for in `original`,
 * query values by their name, several of one name in their order. A mask that stands for nothing stays.
 */
export function unmaskQueryValues(shown: string, original: string): string {
  const now = takeApart(shown);
  const before = takeApart(original);
  const named = (name: string) => (before.query ?? []).filter(([other]) => other === name);
  const valueBefore = (name: string, nth: number) => named(name)[nth]?.[1];
  return putTogether({
    ...now,
    user: now.user === MASK ? (before.user ?? MASK) : now.user,
    query: now.query?.map(([name, value], place, pairs): Pair => {
      if (value !== MASK) return [name, value];
      const nth = pairs.slice(0, place).filter(([other]) => other === name).length;
      return [name, valueBefore(name, nth) ?? MASK];
    }),
    fragment: now.fragment === MASK ? (before.fragment ?? MASK) : now.fragment,
  });
}

/** A value this long is in no ordinary text by chance. */
const minSecretValue = 16;

/** What a url has that its server's words must not repeat: user name and password, the password alone, long query values. */
export function secretsInUrl(url: string): readonly string[] {
  const { user = '', query = [], fragment = '' } = takeApart(url);
  const password = cut(user, ':')[1] ?? '';
  const values = [...query.map(([, value]) => value), fragment].filter(({ length }) => length >= minSecretValue);
  return [user, password, ...values].filter((secret) => secret !== '');
}

/** A name with its equals sign, and a value: a pair without the sign is all value, as `?abc` says as much as `?key=abc`. */
type Pair = readonly [name: string, value: string];

interface UrlParts {
  readonly scheme: string;
  readonly user: string | undefined;
  /** Host, port and path. */
  readonly place: string;
  readonly query: readonly Pair[] | undefined;
  readonly fragment: string | undefined;
}

/** WeChat's JavaScript has no `URL`; each part is undefined where the url has none. */
function takeApart(url: string): UrlParts {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url)?.[0] ?? '';
  const rest = url.slice(scheme.length);
  const userEnd = scheme === '' ? -1 : endOfUser(rest);
  const [address, fragment] = cut(rest.slice(userEnd + 1), '#');
  const [place, query] = cut(address, '?');
  return {
    scheme,
    user: userEnd < 0 ? undefined : rest.slice(0, userEnd),
    place,
    query: query?.split('&').map(pairOf),
    fragment,
  };
}

/**
 * Where the at sign after a user name and password is; -1 where there are none. People write passwords as they are, with an
 * at sign, a slash, `?` or `#` in them: where there is a user the last at sign of the path counts, and the last of all
 * where what would be the host is none. That may mask a host, and never shows half a password.
 */
function endOfUser(rest: string): number {
  const path = /^[^?#]*/.exec(rest)?.[0] ?? '';
  const [authority] = cut(path, '/');
  const end = authority.includes('@') ? path.lastIndexOf('@') : -1;
  return looksLikeHost(cut(path.slice(end + 1), '/')[0]) ? end : rest.lastIndexOf('@');
}

/** A name or address, and perhaps a port. */
const looksLikeHost = (text: string): boolean => /^(?:[^\s"'<>:@[\]]*|\[[\da-f:.]+\])(?::\d*)?$/i.test(text);

/** What is before the first mark and what is after it; undefined when there is none. */
function cut(text: string, mark: string): [before: string, after: string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}

function pairOf(pair: string): Pair {
  const valueAt = pair.indexOf('=') + 1;
  return [pair.slice(0, valueAt), pair.slice(valueAt)];
}

function putTogether({ scheme, user, place, query, fragment }: UrlParts): string {
  return [
    scheme,
    user === undefined ? '' : `${user}@`,
    place,
    query === undefined ? '' : `?${query.map(([name, value]) => name + value).join('&')}`,
    fragment === undefined ? '' : `#${fragment}`,
  ].join('');
}
