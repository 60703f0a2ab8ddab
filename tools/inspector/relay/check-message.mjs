// @ts-check

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').AnswerMessage} AnswerMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').FromViewer} FromViewer
 * @typedef {import('../../../development/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').RefusalReason} RefusalReason
 * @typedef {Record<string, unknown>} Fields
 */

/** Why a message was not taken. */
export class Refusal extends Error {
  /**
   * @param {RefusalReason} reason
   * @param {string} detail in English, for a developer
   */
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }

  /**
   * Whatever a message brought about is the fault of the message: it is refused, and the relay goes on.
   *
   * @param {unknown} error
   */
  static of(error) {
    return error instanceof Refusal ? error : new Refusal('unknownMessage', `This cannot be read: ${error}`);
  }
}

/** The protocol that this relay speaks. */
export const PROTOCOL_VERSION = 3;

/** Lists and objects within each other: charts and contexts have a dozen, and whoever shows a value goes into it step by step. */
const maxDepth = 64;

/** Of one machine. */
const maxStates = 2_000;

/** The fields that readers rely on, by the type of a record. */
const recordFields = {
  machine: { id: isName, definition: isState },
  actor: { id: isName, name: isText },
  event: { to: isName, event: isFields },
  snapshot: { actor: isName, status: isStatus, event: isText },
  call: { call: isNumber, port: isText, method: isText, phase: isText },
  gone: { actor: isName },
  lost: { standing: isList },
};

const helloFields = { app: isName, title: isText, build: isText, platform: isText, startedAtMs: isNumber };

const frameFields = {
  records: { records: isList },
  answer: { request: isName },
};

const commandFields = {
  send: { actor: isName, event: isFields },
  fault: { id: isName },
  clearFaults: {},
};

/**
 * @param {string} text
 * @returns {unknown}
 */
export function parseMessage(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('notJson', `A message is JSON: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * @param {unknown} message
 * @returns {HelloMessage}
 */
export function checkHello(message) {
  refuseDeep(message);
  if (!isFields(message) || message.type !== 'hello') throw new Refusal('unknownMessage', 'An app says hello first');
  if (!isNumber(message.protocol)) throw new Refusal('unknownMessage', 'A hello has a protocol, which is a number');
  if (message.protocol > PROTOCOL_VERSION) {
    const detail = `The app speaks protocol ${message.protocol}, this inspector ${PROTOCOL_VERSION}: update the inspector`;
    throw new Refusal('newerProtocol', detail);
  }
  checkFields('hello', message, helloFields);
  const { faults } = message;
  if (!isFields(faults) || !areFaults(faults.zh) || !areFaults(faults.en))
    throw new Refusal('unknownMessage', 'A hello has faults in zh and en: groups, each with its actions');
  return /** @type {HelloMessage} */ (/** @type {unknown} */ (message));
}

/** @param {unknown} type */
export const isRecordType = (type) => typeof type === 'string' && Object.hasOwn(recordFields, type);

/**
 * @param {unknown} message
 * @returns {RecordMessage}
 */
export function checkRecord(message) {
  refuseDeep(message);
  const record = checkType(message, recordFields);
  if (!Number.isSafeInteger(record.seq) || !isNumber(record.atMs))
    throw new Refusal('unknownMessage', `A record (${record.type}) has a seq and an atMs`);
  if (record.type === 'machine') refuseLarge(record.definition);
  if (record.type === 'lost') /** @type {unknown[]} */ (record.standing).forEach(checkRecord);
  return /** @type {RecordMessage} */ (/** @type {unknown} */ (record));
}

/**
 * What comes of an app after its hello. Each record is checked by itself.
 *
 * @param {unknown} message
 * @returns {{ type: 'records', records: unknown[] } | AnswerMessage}
 */
export function checkFrame(message) {
  const frame = checkType(message, frameFields);
  return /** @type {ReturnType<typeof checkFrame>} */ (/** @type {unknown} */ (frame));
}

/**
 * @param {unknown} message
 * @returns {FromViewer}
 */
export function checkCommand(message) {
  refuseDeep(message);
  const command = checkType(message, commandFields);
  checkFields(String(command.type), command, { app: isName, request: isName });
  if (command.type === 'send') checkEvent(/** @type {Fields} */ (command.event));
  return /** @type {FromViewer} */ (/** @type {unknown} */ (command));
}

/** @param {unknown} message */
function refuseDeep(message) {
  let level = [message];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new Refusal('unknownMessage', `More than ${maxDepth} lists and objects in each other`);
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}

/** @param {unknown} definition */
function refuseLarge(definition) {
  let count = 0;
  let level = [/** @type {{ states?: unknown[] }} */ (definition)];
  while (level.length > 0) {
    count += level.length;
    level = level.flatMap(({ states = [] }) => /** @type {{ states?: unknown[] }[]} */ (states));
  }
  if (count > maxStates) throw new Refusal('unknownMessage', `A machine has ${maxStates} states at most`);
}

/** @param {Fields} event */
function checkEvent({ type }) {
  if (typeof type !== 'string' || type === '')
    throw new Refusal('badEvent', 'An event is an object with a type, which is a text');
  if (type.startsWith('xstate.')) throw new Refusal('badEvent', "XState's own events are its own to send");
}

/**
 * @param {unknown} message
 * @param {Readonly<Record<string, Record<string, (value: unknown) => boolean>>>} types
 * @returns {Fields}
 */
function checkType(message, types) {
  if (!isFields(message)) throw new Refusal('unknownMessage', 'A message is an object with a type');
  const type = String(message.type);
  const fields = Object.hasOwn(types, type) ? types[type] : undefined;
  if (!fields) throw new Refusal('unknownMessage', `There is no message of type "${type.slice(0, 40)}"`);
  checkFields(type, message, fields);
  return message;
}

/**
 * @param {string} type
 * @param {Fields} message
 * @param {Record<string, (value: unknown) => boolean>} fields
 */
function checkFields(type, message, fields) {
  const wrong = Object.entries(fields).find(([name, isRight]) => !isRight(message[name]));
  if (wrong) throw new Refusal('unknownMessage', `"${wrong[0]}" of a message of type "${type}" is missing or wrong`);
}

/** @param {unknown} value @returns {value is Fields} */
function isFields(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {value is unknown[]} */
function isList(value) {
  return Array.isArray(value);
}

/** A machine or one of its states, with all that is in it. @param {unknown} value @returns {boolean} */
function isState(value) {
  if (!isFields(value)) return false;
  const { id, key, type, states = [], transitions = [] } = value;
  return (
    [id, key, type].every(isText) &&
    isList(states) &&
    states.every(isState) &&
    isList(transitions) &&
    transitions.every(isTransition)
  );
}

/** @param {unknown} value */
function isTransition(value) {
  return isFields(value) && isName(value.id) && isText(value.event);
}

/** @param {unknown} groups */
function areFaults(groups) {
  return Array.isArray(groups) && groups.every((group) => isFields(group) && Array.isArray(group.actions));
}

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === 'string' && value.length <= 400;
}

/** @param {unknown} value */
function isName(value) {
  return isText(value) && value !== '';
}

/** @param {unknown} value @returns {value is number} */
function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}

/** @param {unknown} value */
function isStatus(value) {
  return value === 'active' || value === 'done' || value === 'error' || value === 'stopped';
}
