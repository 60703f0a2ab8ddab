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

const lease = { lease: of('reference') };
const failure = { failure: of('failure') };
const params = { params: of('params') };
const id = { id: of('string') };
const view = { view: of('string') };
const localPeerName = { localPeerName: of('string') };
const flvUrl = { flvUrl: of('string') };
const viewer = { ...lease, ...params, source: of('reference') };
const pull = { ...lease, ...params, sink: of('reference'), isHeld: of('boolean', 'undefined') };
const count = { count: of('numbers'), bytesPerSecond: of('number'), sharing: of('numbers', 'null') };

/** Of each machine, the events that carry something: the types say when one is missing. @type {import('./event-shapes.types.ts').EventShapes} */
const shapes = {
  app: {
    'network.changed': { networkType: of('string'), online: of('boolean') },
    'view.opened': { ...view, camera: of('camera'), muted: of('boolean', 'undefined') },
    'view.closed': view,
    'view.hidden': view,
    'view.shown': view,
    'view.focused': view,
    'module.reported': { generations: of('reference') },
    'viewer.joined': { ...id, ...viewer },
    'viewer.released': { ...id, lease: of('reference', 'undefined') },
    'viewer.left': { ...id, ...lease },
    'pull.wanted': { ...id, ...pull },
    'pull.switched': { ...id, ...lease, ...params },
    'pull.left': { ...id, ...lease },
    'pull.held': { ...id, ...lease },
    'pull.rejoined': { ...id, ...lease },
    'pull.dead': { ...id, ...failure },
    'connection.unused': id,
    'localServer.gone': failure,
    'picture.taken': { ...id, path: of('string') },
  },
  module: {
    WANT: { ...lease, ...id, kind: of('string'), generation: of('string', 'undefined') },
    LEAVE: lease,
    OFFER: lease,
    'holders.answered': lease,
    REPORT_GONE: { ...failure, generation: of('string', 'undefined') },
    'id.jammed': id,
    'generation.changed': { report: of('reference') },
    'localServer.gone': failure,
  },
  generation: {
    INIT: { source: of('string') },
    'module.gone': failure,
    'nat.changed': { generation: of('string') },
    'nat.failed': { ...failure, generation: of('string'), localServerGone: of('boolean') },
  },
  connection: {
    'viewer.joined': viewer,
    'viewer.released': { lease: of('reference', 'undefined') },
    'viewer.left': lease,
    'pull.wanted': pull,
    'pull.switched': { ...lease, ...params },
    'pull.left': lease,
    'pull.held': lease,
    'pull.rejoined': lease,
    'pull.dead': failure,
    'service.failed': failure,
    'service.broken': failure,
    'module.ready': localPeerName,
    'module.waiting': { reason: of('string') },
    'module.failed': failure,
    'module.gone': failure,
    'stream.failed': failure,
    'stream.deviceNotified': { subtype: of('string'), detail: of('any') },
    'stream.opened': flvUrl,
    'stream.flowing': { owner: of('reference') },
    'stream.measured': count,
  },
  session: {
    CHANGE_QUALITY: { quality: of('string') },
    'node.ready': { player: of('reference') },
    'node.closed': { reason: of('string') },
    'node.failed': failure,
    'node.noticed': { code: of('number') },
    'node.measured': { measure: of('numbers') },
    'node.fullScreenChanged': { fullScreen: of('boolean') },
    'node.callFailed': { ...failure, command: of('string') },
    'connection.waitingForModule': { reason: of('string', 'null') },
    'connection.ready': localPeerName,
    'connection.lost': failure,
    'stream.opened': flvUrl,
    'stream.measured': count,
    'stream.joined': params,
    'stream.switched': params,
    'stream.failed': failure,
    'localServer.gone': failure,
    'countdown.ticked': { secondsLeft: of('number') },
  },
  cameras: {
    EDIT: id,
    CHANGE: { field: of('string'), value: of('string') },
    TOUCH: { field: of('string') },
    DELETE: id,
    PICTURE: { ...id, path: of('string') },
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
  camera: (value) => isFields(value) && [value.id, value.name, value.kind, value.quality].every(isText),
  numbers: (value) => isFields(value) && Object.values(value).every(isNumber),
  reference: () => false,
};

/** What an event of a machine carries; empty where nothing is known of it. @param {string} machine @param {string} type */
function shapeOf(machine, type) {
  /** @type {Readonly<Record<string, object>>} */
  const machines = { ...shapes };
  const events = Object.hasOwn(machines, machine) ? machines[machine] : {};
  const entries = new Map(Object.entries(events ?? {}));
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
