import { type Failure, failureOf } from '../../../machines/failure';
import type { ServiceFact } from '../../../machines/kernel/ports';
import { readText } from '../player/read-field';
import { isThenable, quietly } from '../xp2p/quietly';
import { isBadAnswer, readFailure } from './read-failure';
import type { DeviceParams, Listener, Xp2pManager } from './surface';

const STATE_CHANGE = 'serviceStateChange';

/** Who hears what became of a start. */
interface Waiting {
  resolve(): void;
  reject(failure: Failure): void;
}

/** One holding of a device's connection, from its start until it is let go: nothing of another one is heard here. */
export class Holding {
  /** Until the start has gone well. */
  private waiting: Waiting | null = null;
  private isOver = false;
  private isConnected = false;
  private isBroken = false;
  private isListening = false;

  constructor(
    private readonly manager: Xp2pManager,
    private readonly deviceId: string,
    /** The same in start and stop: the connection would never end otherwise (managed contract 3). */
    private readonly caller: string,
    private readonly tell: (fact: ServiceFact) => void,
  ) {}

  /** Rejects with a `Failure`, after which nothing is held; may hang. */
  start(params: DeviceParams): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      if (!this.manager.startP2PService) {
        this.refuse(failureOf('iot', 'methodMissing', { step: 'startService', message: 'startP2PService' }));
        return;
      }
      try {
        const answer = this.manager.startP2PService({ ...params, caller: this.caller });
        // before the call there is no service to listen to, and after its answer words would have been missed
        this.listen();
        Promise.resolve(answer).then(
          (result) => this.answered(result),
          (reason: unknown) => this.refuse(startFailed(reason)),
        );
      } catch (reason) {
        this.refuse(startFailed(reason));
      }
    });
  }

  /** Nothing is told from here on. Throws or rejects with a `Failure` where the plugin does: then it may be called once more. */
  letGo(): unknown {
    this.end();
    const failed = (reason: unknown) => readFailure(reason, { step: 'stopService', otherwise: 'threw' });
    let answer: unknown;
    try {
      answer = this.manager.stopP2PService?.(this.deviceId, this.caller);
    } catch (reason) {
      throw failed(reason);
    }
    if (!isThenable(answer)) return undefined;
    return Promise.resolve(answer).catch((reason: unknown) => Promise.reject(failed(reason)));
  }

  private readonly hear: Listener = (detail) => {
    if (this.isOver || this.isBroken) return;
    const state = readText(detail, 'p2pState');
    if (state === 'ServiceStarted') this.started();
    else if (state === 'ServiceConnected') this.connected();
    else if (state === 'ServiceStartError' || state === 'ServiceError' || state === 'ServiceXp2pChanged')
      this.failed(state, detail);
  };

  private answered(result: unknown): void {
    if (this.isOver || !this.waiting) return;
    if (isBadAnswer(result)) {
      this.refuse(startFailed(result));
      return;
    }
    this.listen();
    this.started();
  }

  private started(): void {
    this.waiting?.resolve();
    this.waiting = null;
  }

  private connected(): void {
    this.started();
    if (this.isConnected) return;
    this.isConnected = true;
    this.tell({ type: 'service.connected' });
  }

  private failed(state: 'ServiceStartError' | 'ServiceError' | 'ServiceXp2pChanged', detail: unknown): void {
    if (!this.waiting) {
      this.isBroken = true;
      this.tell({ type: 'service.broken', failure: readFailure(detail, { step: 'service', otherwise: state }) });
      return;
    }
    // whoever is just starting brings the other xp2pInfo: it is the older holders that are meant
    if (state === 'ServiceXp2pChanged') return;
    this.refuse(readFailure(detail, { step: 'startService', otherwise: state }));
  }

  /** After a rejection there is nothing to stop, so a start that may still be on its way is let go here. */
  private refuse(failure: Failure): void {
    if (this.isOver || !this.waiting) return;
    const { reject } = this.waiting;
    quietly(() => this.letGo());
    reject(failure);
  }

  /** Asked again where the plugin said that there was nothing to listen to yet. */
  private listen(): void {
    if (this.isListening) return;
    quietly(() => {
      this.isListening = this.manager.addP2PServiceEventListener?.(this.deviceId, STATE_CHANGE, this.hear) !== false;
    });
  }

  private end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.waiting = null;
    quietly(() => this.manager.removeP2PServiceEventListener?.(this.deviceId, STATE_CHANGE, this.hear));
  }
}

const startFailed = (reason: unknown): Failure =>
  readFailure(reason, { step: 'startService', otherwise: 'ServiceStartError' });
