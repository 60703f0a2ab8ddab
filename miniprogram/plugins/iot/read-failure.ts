import { type Failure, type FailureSource, failureFromOutside, failureTable } from '../../../machines/failure';
import { refusalOf } from '../player/node-facts';
import { readField, readNumber, readText } from '../player/read-field';

interface Asked {
  /** The step that failed. */
  readonly step: string;
  /** The plugin's word for where it failed, a state or an event, or ours: its code where nothing that is said has a row. */
  readonly otherwise: string;
}

/**
 * Turns whatever the plugin says of something that failed into a `Failure`: any of its spellings, a bare text or number, an
 * error, or nothing. A code that stands in a text is of the source that it comes from (managed contract 4.2, 14); else it is
 * the `errType`, or `otherwise`. Throws nothing.
 */
export function readFailure(reason: unknown, { step, otherwise }: Asked): Failure {
  const said = read(reason);
  const [source, code] = carriedCode(said) ?? (['iot', ownCode(said, otherwise)] as const);
  const message = messageOf(said);
  return failureFromOutside(source, code, { step, ...(message !== '' && { message }) });
}

/** Its own words, for the details of a failure that has a code already. */
export const wordsOf = (reason: unknown): string => messageOf(read(reason));

/** What a call that must go well answered is a failure all the same: a number other than 0, or a result that says so. */
export function isBadAnswer(answer: unknown): boolean {
  const { code, errType } = read(answer);
  if (answer === false || errType !== undefined || (code !== undefined && code !== 0)) return true;
  return readField(answer, 'success') === false || BAD_TYPES.includes(readText(answer, 'type') ?? '');
}

/** `type` of a result (managed contract 3; of commands in contract 2.4). */
const BAD_TYPES: readonly string[] = ['failure', 'error', 'timeout'];

/** Of these `retry()` is known to do nothing, of those it may help (4.2); of all others nobody knows. */
const FATAL: readonly string[] = ['PlayerError', 'MjpgPlayerError', 'LocalServerError', 'StreamLocalServerError'];
const PASSING: readonly string[] = [
  'StreamCheckError',
  'StreamStartError',
  'StreamHttpStatusError',
  'StreamError',
  'StreamDataEnd',
];

/** Whether only another node helps: as the component says, or as its `errType` means; null where neither tells. */
export function isFatal(detail: unknown): boolean | null {
  const told = readField(detail, 'isFatalError');
  if (typeof told === 'boolean') return told;
  const errType = readText(detail, 'errType') ?? '';
  if (FATAL.includes(errType)) return true;
  return PASSING.includes(errType) ? false : null;
}

interface Said {
  readonly code: number | undefined;
  readonly errType: string | undefined;
  /** All that it says, the sentence for people first. */
  readonly texts: readonly string[];
}

const CODES = ['errcode', 'errCode', 'code'];
const TEXTS = ['errMsg', 'errmsg', 'message', 'msg'];

function read(reason: unknown): Said {
  if (typeof reason === 'number') return { code: reason, errType: undefined, texts: [] };
  if (typeof reason === 'string') {
    const isCode = /^\s*-?\d+\s*$/.test(reason);
    return { code: isCode ? Number(reason) : undefined, errType: undefined, texts: isCode ? [] : [reason] };
  }
  const errDetail = readField(reason, 'errDetail');
  const inside = typeof errDetail === 'string' ? [errDetail] : textsOf(errDetail, [...TEXTS, 'detail']);
  return {
    code: codeIn(reason) ?? codeIn(errDetail),
    errType: readText(reason, 'errType'),
    texts: [...textsOf(reason, TEXTS), ...inside],
  };
}

const codeIn = (of: unknown): number | undefined =>
  CODES.map((name) => readNumber(of, name)).find((code) => code !== undefined);

const textsOf = (of: unknown, names: readonly string[]): string[] =>
  names.map((name) => readText(of, name)).filter((text) => text !== undefined);

/** `livePlayerStateChange: -2301 …` */
const OF_LIVE_PLAYER = /livePlayerStateChange\D{0,3}?(-?\d{4,5})(?!\d)/i;
/** `httpStatus: 503…`; what is below 300 is no refusal. */
const HTTP_STATUS = /http\s?status(?:\s?code)?\D{0,3}([3-5]\d\d)(?!\d)/i;
/** `startStream err -2402`, or wherever else a code of XP2P stands. */
const OF_XP2P = /(?:^|[^\w-])(-2\d{3})(?!\d)/;
/** `p2pNotify: disconnect, …` */
const NOTICE = /p2pNotify\W{0,3}(disconnect|close|fail)\b/i;

type Carried = readonly [FailureSource, number | string];

/** The code of another source that is carried along. */
function carriedCode({ code, errType = '', texts }: Said): Carried | undefined {
  const text = texts.join(' ');
  const livePlayer = OF_LIVE_PLAYER.exec(text)?.[1];
  if (livePlayer !== undefined) return ['live-player', Number(livePlayer)];
  const refusal = refusalOf(text);
  if (refusal) return ['live-player', refusal];
  const status = HTTP_STATUS.exec(text)?.[1];
  if (status !== undefined) return ['http', Number(status)];
  const inText = OF_XP2P.exec(text)?.[1];
  const number = code !== undefined && isOfXp2p(code) ? code : inText === undefined ? undefined : Number(inText);
  // both have a -2301: what live-player's half failed with is live-player's
  if (number !== undefined) return [errType.startsWith('LivePlayer') ? 'live-player' : 'xp2p', number];
  const notice = NOTICE.exec(text)?.[1];
  return notice === undefined ? undefined : ['notice', notice.toLowerCase()];
}

const isOfXp2p = (code: number): boolean => code <= -2000 && code > -3000;

const hasRow = (code: string): boolean => code !== 'unknown' && Object.keys(failureTable.iot).includes(code);

/** The word that has a row, its own first; else its own. */
function ownCode({ errType }: Said, otherwise: string): string {
  if (errType !== undefined && (hasRow(errType) || !hasRow(otherwise))) return errType;
  return otherwise;
}

/** All that was said, each once; its number and its type too, as they may be no part of the failure's code. */
function messageOf({ code, errType, texts }: Said): string {
  const rest = [errType, code === undefined ? undefined : `errcode ${code}`].filter((word) => word !== undefined);
  // an old device ends its texts with a NUL
  return [...new Set([...texts, ...rest])].join(', ').replace(/\0/g, '');
}
