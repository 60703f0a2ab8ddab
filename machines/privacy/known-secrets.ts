import { MASK } from './mask-url';

/** Shorter values are left alone: hiding them would blank out innocent text. */
const minCharacters = 6;

/** Of a secret that was cut, so much is seen as its piece: fewer characters end many innocent texts. */
const minPieceCharacters = 8;

/** More than anybody opens in one run: the oldest go first. */
const maxSecrets = 500;

/** Each secret in the spellings in which it may come back: as it is, in a url, in JSON. */
const spellings = new Set<string>();

/** One secret may stand in another, which must not be taken apart by it. */
let longestFirst: readonly string[] = [];

/**
 * From now on this value is hidden in every text that is redacted. For what is handed to somebody who may repeat it: the
 * plugin's messages may have a camera's `xp2pInfo` in them, and the player's as well.
 */
export function rememberSecret(value: unknown): void {
  if (typeof value !== 'string') return;
  for (const spelling of [value, inUrl(value), JSON.stringify(value).slice(1, -1)]) {
    if (spelling.length < minCharacters) continue;
    spellings.delete(spelling);
    spellings.add(spelling);
  }
  for (const oldest of spellings) {
    if (spellings.size <= 3 * maxSecrets) break;
    spellings.delete(oldest);
  }
  longestFirst = [...spellings].sort((one, other) => other.length - one.length);
}

/** The text without any secret that is known, nor the piece of one at an end where the text was cut by somebody else. */
export function hideKnownSecrets(text: string): string {
  let hidden = text;
  for (const secret of longestFirst) if (hidden.includes(secret)) hidden = hidden.split(secret).join(MASK);
  for (const secret of longestFirst) hidden = withoutPieces(hidden, secret);
  return hidden;
}

/** A text that was cut begins with the end of a secret, or ends with its beginning. */
function withoutPieces(text: string, secret: string): string {
  const first = text.slice(0, secret.length);
  const cutAtStart = places(first, secret.slice(-minPieceCharacters))
    .map((at) => at + minPieceCharacters)
    .find((end) => secret.endsWith(first.slice(0, end)));
  const rest = cutAtStart === undefined ? text : MASK + text.slice(cutAtStart);
  const last = rest.slice(-secret.length);
  const cutAtEnd = places(last, secret.slice(0, minPieceCharacters)).find((at) => secret.startsWith(last.slice(at)));
  return cutAtEnd === undefined ? rest : rest.slice(0, rest.length - last.length + cutAtEnd) + MASK;
}

/** Where a piece stands in a text. */
function places(text: string, piece: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

/** Half a character (of a surrogate pair) cannot be written in a url. */
function inUrl(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return value;
  }
}
