// @ts-check
import { checkHello, checkRecord, isRecordType, Refusal } from './relay/check-message.mjs';

/**
 * @typedef {import('../../machines/words/text.ts').Text} Text
 * @typedef {import('../../development/inspector/link.ts').Socket} Socket
 * @typedef {import('../../development/inspector/protocol.types.ts').FromApp} FromApp
 * @typedef {import('../../development/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('../../development/inspector/protocol.types.ts').RecordingHeader} RecordingHeader
 * @typedef {import('../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../development/inspector/protocol.types.ts').ToApp} ToApp
 * @typedef {import('./recording.types.ts').Recording} Recording
 * @typedef {import('./recording.types.ts').RecordingFault} RecordingFault
 */

/** Goes up when older readers would misread a recording. */
const RECORDING_VERSION = 1;

/** What the name of a recording ends with. */
export const RECORDING_SUFFIX = '.jsonl';

/** A file that cannot be opened as a recording, with a sentence that says what to do. */
export class RecordingError extends Error {
  /**
   * @param {RecordingFault} fault
   * @param {Text} text
   * @param {string} [detail] in English, for a developer
   */
  constructor(fault, text, detail = '') {
    super(detail ? `${text.en} (${detail})` : text.en);
    this.fault = fault;
    this.text = text;
  }
}

/**
 * A recording as text (docs/inspector.md): the header, the hello, then a record a line.
 *
 * @param {HelloMessage} hello
 * @param {Iterable<RecordMessage>} records
 * @param {number} savedAtMs milliseconds since the epoch
 */
export function recordingText(hello, records, savedAtMs) {
  return [headerOf(savedAtMs), hello, ...records].map(lineOf).join('');
}

/**
 * Reads a recording. What it does not know of a newer writer of the same version, it leaves out.
 *
 * @param {string} text
 * @returns {Recording}
 * @throws {RecordingError} when it is none, comes from a newer version, or is damaged
 */
export function parseRecording(text) {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const last = lines.pop() ?? '';
  checkHeader(lines[0] ?? last);
  const isCutOff = last.trim() !== '' && !canParse(last);
  if (last.trim() !== '' && !isCutOff) lines.push(last);
  const hello = at(2, () => checkHello(JSON.parse(lines[1] ?? '')));
  /** @type {RecordMessage[]} */
  const records = [];
  for (let index = 2; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    if (line === '') continue;
    at(index + 1, () => {
      const message = JSON.parse(line);
      if (!isRecordType(message?.type)) return;
      const record = checkRecord(message);
      const isNew = record.seq > (records.at(-1)?.seq ?? 0);
      if (isNew) records.push(record);
      // whoever has seen what a `lost` record stands for passes it over
      else if (record.type !== 'lost') throw new Error('its seq is not higher than the one before');
    });
  }
  return { hello, records, isCutOff };
}

/**
 * A `connect` for an inspector's client that writes a recording, with no relay: text after text, each of whole lines.
 * It writes what a relay would take, so that all of it can be read. Commands never come from it.
 *
 * @param {(text: string) => void} write
 * @param {number} savedAtMs milliseconds since the epoch
 * @returns {() => Socket}
 */
export function recordTo(write, savedAtMs) {
  return () => {
    /** @type {(message: { data: string }) => void} */
    let tell = () => {};
    let lastSeq = 0;
    /** @param {RecordMessage} record whether a relay that has what was written would take it */
    const isTaken = (record) => {
      if (record.seq <= lastSeq || !isReadable(record)) return false;
      lastSeq = record.seq;
      return true;
    };
    /** @param {ToApp} message */
    const answer = (message) => tell({ data: JSON.stringify(message) });
    return {
      send({ data }) {
        const message = /** @type {FromApp} */ (JSON.parse(data));
        if (message.type === 'records') write(message.records.filter(isTaken).map(lineOf).join(''));
        if (message.type !== 'hello') return;
        write([headerOf(savedAtMs), message].map(lineOf).join(''));
        answer({ type: 'welcome', lastSeq: 0 });
      },
      onOpen: (listener) => void Promise.resolve().then(() => listener({})),
      onMessage: (listener) => {
        tell = listener;
      },
      onError: () => {},
      onClose: () => {},
    };
  };
}

/** @param {number} savedAtMs @returns {RecordingHeader} */
const headerOf = (savedAtMs) => ({
  type: 'recording',
  format: 'xp2p-statecharts',
  version: RECORDING_VERSION,
  savedAtMs,
});

/** @param {object} message */
const lineOf = (message) => `${JSON.stringify(message)}\n`;

/** @param {RecordMessage} record */
function isReadable(record) {
  try {
    return Boolean(checkRecord(record));
  } catch {
    return false;
  }
}

/** @param {string} line */
function checkHeader(line) {
  const header = canParse(line) ? JSON.parse(line) : null;
  if (header?.type !== 'recording' || header.format !== 'xp2p-statecharts')
    throw new RecordingError('notRecording', notRecording);
  if (!Number.isInteger(header.version) || header.version < 1) throw damaged(1, 'the header has no version');
  if (header.version > RECORDING_VERSION) throw new RecordingError('newerVersion', newerVersion(header.version));
}

/**
 * Reads something of a line; whatever is wrong with it, the line is named.
 *
 * @template Read
 * @param {number} line from 1
 * @param {() => Read} read
 * @returns {Read}
 */
function at(line, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'newerProtocol')
      throw new RecordingError('newerVersion', newerVersion('?'), error.message);
    throw damaged(line, /** @type {Error} */ (error).message);
  }
}

/** @param {string} text */
function canParse(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const notRecording = {
  zh: '这不是检查器的录制文件。录制文件由检查器的“保存”得到，第一行以 {"type":"recording" 开头。',
  en: 'This is no recording of the inspector. One is made by its "Save"; its first line begins with {"type":"recording".',
};

/** @param {number | string} version */
const newerVersion = (version) => ({
  zh: `这个录制文件来自更新的版本（格式 ${version}，这里认得 ${RECORDING_VERSION}）：请更新本项目后再打开。`,
  en: `This recording is from a newer version (format ${version}, known here: ${RECORDING_VERSION}): update this project, then open it.`,
});

/** @param {number} line @param {string} detail */
const damaged = (line, detail) =>
  new RecordingError(
    'damaged',
    {
      zh: `录制文件第 ${line} 行已损坏。请重新保存一份。`,
      en: `Line ${line} of this recording is damaged. Save it again.`,
    },
    detail,
  );
