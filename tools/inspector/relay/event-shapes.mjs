// @ts-check
import { Refusal } from './check-message.mjs';

/**
 * @typedef {import('./event-shapes.types.ts').AnyKind} AnyKind
 * @typedef {Record<string, unknown>} Fields
 */

/**
 * What a field may hold.
 *
 * @template {AnyKind} Kind
 * @param {Kind[]} kinds
 * @returns {readonly Kind[]}
 */
const of = (...kinds) => kinds;

const from = { from: of('reference') };
const failure = { failure: of('failure') };
const params = { params: of('params') };
const quality = { quality: of('string') };
const channel = { channel: of('number') };
const id = { id: of('string') };
const view = { view: of('string') };
const localPeerName = { localPeerName: of('string') };
const flvUrl = { flvUrl: of('string') };
const count = {
  count: of('numbers'),
  bytesPerSecond: of('number'),
  isReadable: of('boolean'),
  lateness: of('numbers', 'null'),
  sharing: of('numbers', 'null'),
};
const sharing = { sharing: of('numbers') };
const number = { number: of('number') };
const named = { name: of('string') };
const written = { bytes: of('number'), durationMs: of('number') };
const told = { text: of('string') };
const picture = { ...id, path: of('string') };
const framed = { ...id, framing: of('reference') };

/** What a picture, and what its player and its connection know besides, tell the session. */
const pictureFacts = {
  'picture.node': { node: of('reference') },
  'picture.beside': { step: of('string'), began: of('boolean') },
  'picture.measured': { measure: of('reference') },
  'picture.routed': { isShared: of('boolean') },
  'picture.fullScreenChanged': { fullScreen: of('boolean') },
  'picture.noticed': { code: of('number') },
  'picture.captured': { path: of('string') },
  'picture.notCaptured': failure,
  'picture.kept': { isCertain: of('boolean') },
  'picture.step': { step: of('string') },
  'picture.ended': { drainMs: of('number') },
  'picture.failed': failure,
  'picture.quality': { ...quality, why: of('string') },
  'picture.channelKept': channel,
};

/** Of each machine, the events that carry something: the types say when one is missing. @type {import('./event-shapes.types.ts').EventShapes} */
const shapes = {
  app: {
    'picture.taken': picture,
    'picture.framed': framed,
    'xstate.error.actor.watching': { error: of('any'), actorId: of('string') },
  },
  watching: {
    'network.told': { networkType: of('string'), online: of('boolean'), localAddress: of('string', 'undefined') },
    'network.changed': { networkType: of('string'), online: of('boolean') },
    'capability.opened': {
      ...view,
      name: of('string'),
      source: of('reference'),
      language: of('string'),
      logic: of('reference'),
    },
    'view.opened': {
      ...view,
      ...quality,
      source: of('reference'),
      channels: of('reference', 'undefined'),
      playerMode: of('string'),
      framing: of('reference', 'undefined'),
      muted: of('boolean', 'undefined'),
      language: of('string', 'undefined'),
      logic: of('reference'),
    },
    'view.closed': view,
    'view.hidden': view,
    'view.shown': view,
    'view.focused': view,
    'module.reported': { generations: of('reference') },
    'connection.idle': id,
    'localServer.gone': failure,
    'picture.taken': picture,
    'picture.framed': framed,
    'try.failed': { generation: of('string', 'undefined') },
  },
  module: {
    WANT: { ...from, ...id, kind: of('string'), generation: of('string', 'undefined') },
    LEAVE: from,
    OFFER: from,
    DRY: from,
    FLOWS: from,
    RESTS: from,
    TRIED_IN_VAIN: { generation: of('string', 'undefined') },
    MISTRUST: failure,
    'suspicion.ripened': { generation: of('string') },
    'holders.answered': from,
    REPORT_GONE: { ...failure, generation: of('string', 'undefined') },
    'id.jammed': id,
    'generation.changed': { report: of('reference') },
    'localServer.gone': failure,
  },
  generation: {
    INIT: { source: of('string') },
    MISTRUST: failure,
    'call.answered': localPeerName,
    'call.failed': failure,
    'module.gone': failure,
    'nat.changed': { generation: of('string') },
    'nat.failed': { ...failure, generation: of('string'), localServerGone: of('boolean') },
  },
  connection: {
    JOIN: { ...from, ...params, source: of('reference') },
    LEFT: { ...from, lingers: of('boolean'), unanswered: of('failure', 'undefined') },
    PULL: { ...from, ...params, sink: of('reference') },
    UNPULL: from,
    HOLD_PULL: from,
    REJOIN: { ...from, sink: of('reference') },
    SWITCH: { ...from, ...params },
    GIVE_UP: { ...from, ...failure },
    TAP: { ...from, begin: of('reference') },
    UNTAP: from,
    'tap.added': { ...from, begin: of('reference') },
    'tap.dropped': from,
    FLOW: { ...from, flow: of('string') },
    COMMAND: { ...from, number: of('number'), command: of('reference') },
    DROP_COMMAND: from,
    PRESS: { ...from, ...channel, direction: of('string') },
    LIFT: from,
    LISTEN: from,
    UNLISTEN: from,
    'device.told': told,
    'service.failed': failure,
    'service.shared': sharing,
    'service.broken': failure,
    'module.ready': localPeerName,
    'module.waiting': { reason: of('string') },
    'module.failed': failure,
    'module.gone': failure,
    'stream.failed': failure,
    'stream.deviceNotified': { subtype: of('string'), detail: of('any') },
    'stream.opened': flvUrl,
    'stream.flowing': from,
    'stream.tapped': from,
    'stream.tapFailed': { ...from, message: of('string') },
    'stream.stalled': { limitMs: of('number') },
    'stream.measured': count,
  },
  session: {
    ...pictureFacts,
    CHANGE_QUALITY: quality,
    CHANGE_FRAMING: { fit: of('string', 'undefined'), turn: of('string', 'undefined') },
    CHANGE_CHANNEL: { channel: of('string') },
    'localServer.gone': failure,
    'countdown.ticked': { secondsLeft: of('number') },
    seen: { awayMs: of('number') },
  },
  picture: {
    SHOW: { ...quality, tries: of('number') },
    FREE: { lingers: of('boolean') },
    SET_QUALITY: quality,
    SET_CHANNEL: channel,
    'localServer.gone': failure,
    'player.pulling': { sink: of('reference') },
    'player.measured': { cacheMs: of('number'), framesPerSecond: of('number', 'undefined') },
    'player.failed': failure,
    'connection.waitingForModule': { reason: of('string', 'null') },
    'connection.ready': localPeerName,
    'connection.shared': sharing,
    'connection.lost': failure,
    'stream.opened': flvUrl,
    'stream.stalled': { limitMs: of('number') },
    'stream.measured': count,
    'stream.joined': params,
    'stream.switched': params,
    'stream.failed': failure,
  },
  ptz: {
    STEER: { ...channel, direction: of('string') },
    'localServer.gone': failure,
    'ptz.failed': failure,
  },
  commands: {
    SEND: { ...channel, ...told },
    SEND_AGAIN: number,
    'localServer.gone': failure,
    'command.answered': { ...number, answer: of('reference') },
    'command.failed': { ...number, ...failure },
    'device.told': told,
  },
  recording: {
    'localServer.gone': failure,
    'recorder.wrote': written,
    'recorder.soundLeftOut': { codec: of('string') },
    'recorder.closed': { ...named, ...written },
    'recorder.refused': failure,
    'recorder.failed': failure,
  },
  kept: { SAVE: named, DELETE: named },
  managedPicture: {
    SHOW: { ...quality, tries: of('number') },
    FREE: { lingers: of('boolean') },
    SET_QUALITY: quality,
    SET_CHANNEL: channel,
    'localServer.gone': failure,
    'connection.waitingForModule': { reason: of('string', 'null') },
    'connection.ready': localPeerName,
    'connection.shared': sharing,
    'connection.lost': failure,
    'managed.ready': { player: of('reference') },
    'managed.step': { step: of('string') },
    'managed.failed': { ...failure, isFatal: of('boolean', 'null') },
    'managed.measured': { measure: of('numbers') },
    'managed.noticed': { code: of('number') },
    'managed.fullScreenChanged': { fullScreen: of('boolean') },
    'managed.callFailed': { ...failure, call: of('string') },
    'managed.kept': { isCertain: of('boolean') },
    'managed.notKept': failure,
    'managed.gaveUp': failure,
  },
  player: {
    PATIENCE: { tries: of('number') },
    'localServer.gone': failure,
    'node.ready': { player: of('reference') },
    'node.closed': { reason: of('string') },
    'node.failed': failure,
    'node.noticed': { code: of('number') },
    'node.measured': { measure: of('numbers') },
    'node.fullScreenChanged': { fullScreen: of('boolean') },
    'node.callFailed': { ...failure, call: of('string') },
    'node.captured': { path: of('string') },
    'node.notCaptured': failure,
  },
  cameras: {
    EDIT: id,
    CHANGE: { field: of('string'), value: of('string') },
    TOUCH: { field: of('string') },
    DELETE: id,
    PICTURE: picture,
    FRAME: framed,
    'list.read': { list: of('reference') },
    'list.written': { cameras: of('reference') },
  },
  log: { 'log.appended': { entry: of('reference') }, FILTER: { level: of('string') } },
};

const isText = (/** @type {unknown} */ value) => typeof value === 'string';
const isNumber = (/** @type {unknown} */ value) => typeof value === 'number';

/** @type {Readonly<Record<AnyKind, (value: unknown) => boolean>>} */
const checks = {
  any: () => true,
  undefined: (value) => value === undefined,
  null: (value) => value === null,
  string: isText,
  number: isNumber,
  boolean: (value) => typeof value === 'boolean',
  failure: (value) =>
    isFields(value) && [value.source, value.kind, value.scope].every(isText) && /string|number/.test(typeof value.code),
  params: (value) => isFields(value) && isNumber(value.channel) && [value.action, value.quality].every(isText),
  // known by its url: an xp2pInfo is a reference, too
  camera: (value) =>
    isFields(value) &&
    [value.id, value.name, value.kind, value.quality].every(isText) &&
    isFields(value.address) &&
    value.address.by === 'url' &&
    isText(value.address.url),
  numbers: (value) => isFields(value) && Object.values(value).every(isNumber),
  reference: () => false,
};

/** What an event of a machine carries; empty where nothing is known of it. @param {string} machine @param {string} type */
function shapeOf(machine, type) {
  /** @type {Readonly<Record<string, object>>} */
  const machines = { ...shapes };
  const entries = new Map(Object.entries(machines[machine] ?? {}));
  return /** @type {Readonly<Record<string, readonly AnyKind[]>>} */ (entries.get(type) ?? {});
}

/**
 * Refuses an event whose payload an action could fail on. What it carries beyond its shape is read by nobody.
 *
 * @param {string} machine
 * @param {{ readonly type: string }} event
 * @throws {Refusal} that names the field and what it has to hold
 */
export function checkShape(machine, event) {
  for (const [field, kinds] of Object.entries(shapeOf(machine, event.type))) {
    const value = /** @type {Fields} */ (event)[field];
    if (kinds.some((kind) => checks[kind](value))) continue;
    const wanted = kinds.filter((kind) => kind !== 'undefined').join(' or ');
    throw new Refusal(
      'badPayload',
      wanted === 'reference'
        ? `"${field}" of ${event.type} refers to a part of the app, which nobody else can send`
        : `"${field}" of ${event.type} has to be: ${wanted}`,
    );
  }
}

/** @param {unknown} value @returns {value is Fields} */
function isFields(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
