// @ts-check

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').ActorMessage} ActorMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').LostMessage} LostMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').MachineMessage} MachineMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').SnapshotMessage} SnapshotMessage
 */

/** How much falls out at a time, as a share: one by one would move all the others each time. */
const SHARE = 8;

/** The last records of one app, in order, as many as fit. What falls out is folded into a `lost` record in front. */
export class History {
  /** @type {RecordMessage[]} */
  #records = [];
  /** @type {number[]} */
  #sizes = [];
  #total = 0;
  /** @type {LostMessage | null} */
  #lost = null;
  #standing = new Standing();

  /** @param {number} maxBytes */
  constructor(maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The `seq` of the last record; 0 before the first. */
  get lastSeq() {
    return this.#records.at(-1)?.seq ?? this.#lost?.seq ?? 0;
  }

  /**
   * @param {RecordMessage} record
   * @param {number} bytes
   */
  add(record, bytes) {
    this.#records.push(record);
    this.#sizes.push(bytes);
    this.#total += bytes;
    if (this.#total > this.maxBytes) this.#makeRoom();
  }

  /** Everything that is there, a `lost` record first where something is not. */
  all() {
    return this.#lost ? [this.#lost, ...this.#records] : [...this.#records];
  }

  #makeRoom() {
    let count = 0;
    for (; this.#total > this.maxBytes - this.maxBytes / SHARE && count < this.#records.length - 1; count += 1) {
      this.#standing.take(/** @type {RecordMessage} */ (this.#records[count]));
      this.#total -= this.#sizes[count] ?? 0;
    }
    const last = this.#records[count - 1];
    if (!last) return;
    this.#lost = { type: 'lost', seq: last.seq, atMs: last.atMs, standing: this.#standing.list() };
    this.#records = this.#records.slice(count);
    this.#sizes = this.#sizes.slice(count);
  }
}

/** What there is after some records: machines, living actors, and their whole snapshots. */
export class Standing {
  /** @type {Map<string, MachineMessage>} */
  #machines = new Map();
  /** @type {Map<string, ActorMessage>} */
  #actors = new Map();
  /** @type {Map<string, SnapshotMessage>} */
  #snapshots = new Map();

  /** @param {RecordMessage} record */
  take(record) {
    if (record.type === 'machine') this.#machines.set(record.id, record);
    else if (record.type === 'actor') this.#actors.set(record.id, record);
    else if (record.type === 'snapshot')
      this.#snapshots.set(record.actor, wholeSnapshot(this.#snapshots.get(record.actor), record));
    else if (record.type === 'gone') {
      this.#actors.delete(record.actor);
      this.#snapshots.delete(record.actor);
    } else if (record.type === 'lost') {
      for (const known of [this.#machines, this.#actors, this.#snapshots]) known.clear();
      for (const standing of record.standing) this.take(standing);
    }
  }

  /** @returns {LostMessage['standing']} */
  list() {
    return [...this.#machines.values(), ...this.#actors.values(), ...this.#snapshots.values()];
  }
}

/**
 * The snapshot with all of its context, made from the whole one before and what changed.
 *
 * @param {SnapshotMessage | undefined} before
 * @param {SnapshotMessage} snapshot
 * @returns {SnapshotMessage}
 */
export function wholeSnapshot(before, { changed, ...snapshot }) {
  if (snapshot.context || !(changed || before?.context)) return snapshot;
  return { ...snapshot, context: { ...before?.context, ...changed } };
}
