// @ts-check

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').ActorMessage} ActorMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').LostMessage} LostMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').MachineMessage} MachineMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').SnapshotMessage} SnapshotMessage
 */

/** Living actors that a `lost` record names: an app that never says of one that it is gone would have it grow without end. */
const maxActors = 2_000;

/** Bytes that it has, about. */
const maxStandingBytes = 6 * 1024 * 1024;

/** Machines that it names. */
const maxMachines = 200;

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

  /**
   * @param {number} maxBytes of records
   * @param {number} [standingBytes] of what there was before them
   */
  constructor(maxBytes, standingBytes = maxStandingBytes) {
    this.maxBytes = maxBytes;
    this.standingBytes = standingBytes;
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

  /** How many living actors are named no more, as there are too many. */
  get leftOut() {
    return this.#standing.leftOut;
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
    const standing = this.#standing.list(this.standingBytes);
    const { leftOut } = this.#standing;
    this.#lost = { type: 'lost', seq: last.seq, atMs: last.atMs, standing, ...(leftOut > 0 && { leftOut }) };
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
  /** How many living actors were left out, the oldest first. */
  leftOut = 0;

  /** @param {RecordMessage} record */
  take(record) {
    if (record.type === 'machine') {
      this.#machines.set(record.id, record);
      if (this.#machines.size > maxMachines) this.#machines.delete(firstOf(this.#machines));
    } else if (record.type === 'actor') {
      this.#actors.set(record.id, record);
      if (this.#actors.size > maxActors) this.#leaveOut(1);
    } else if (record.type === 'snapshot' && this.#actors.has(record.actor))
      this.#snapshots.set(record.actor, wholeSnapshot(this.#snapshots.get(record.actor), record));
    else if (record.type === 'gone') {
      this.#actors.delete(record.actor);
      this.#snapshots.delete(record.actor);
    } else if (record.type === 'lost') {
      for (const known of [this.#machines, this.#actors, this.#snapshots]) known.clear();
      this.leftOut = record.leftOut ?? 0;
      for (const standing of record.standing) this.take(standing);
    }
  }

  /**
   * As records; actors that do not fit are left out.
   *
   * @param {number} [maxBytes]
   * @returns {LostMessage['standing']}
   */
  list(maxBytes = Number.POSITIVE_INFINITY) {
    while (this.#actors.size > 1 && this.#bytes > maxBytes) this.#leaveOut(Math.ceil(this.#actors.size / 4));
    return [...this.#machines.values(), ...this.#actors.values(), ...this.#snapshots.values()];
  }

  get #bytes() {
    return [this.#machines, this.#actors, this.#snapshots]
      .flatMap((known) => [...known.values()])
      .reduce((sum, record) => sum + JSON.stringify(record).length, 0);
  }

  /** The root stays, as all others hang on it. @param {number} count */
  #leaveOut(count) {
    for (const id of [...this.#actors.keys()].slice(1, 1 + count)) {
      this.#actors.delete(id);
      this.#snapshots.delete(id);
      this.leftOut += 1;
    }
  }
}

/** @param {ReadonlyMap<string, unknown>} known */
const firstOf = (known) => /** @type {string} */ (known.keys().next().value);

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
