import type { NotifySubtypeEnum } from '../../miniprogram/plugins/xp2p/surface';
import { innerCode } from '../iot/inner-code';
import type { SimulatedIot } from '../iot/simulated-iot';

/** What becomes of one pull. */
export type PullFact =
  | { readonly type: 'started' }
  | { readonly type: 'refused'; readonly code: number }
  | { readonly type: 'requested' }
  | { readonly type: 'header'; readonly status: number }
  | { readonly type: 'ended' }
  | { readonly type: 'broken'; readonly why: string };

export interface PullInput {
  readonly iot: SimulatedIot;
  readonly deviceId: string;
  /** `action=live&channel=0&quality=high`. */
  readonly query: string;
  /** What the connection can have one of. */
  readonly slot: string;
  tell(fact: PullFact): void;
  write(chunk: ArrayBuffer): void;
}

const OK = 200;
const ALREADY_STARTED = -2401;

const MEMBERS = ['Request', 'Parsed', 'Success', 'Eof', 'Fail', 'Close', 'Disconnect'] as const;

type Member = (typeof MEMBERS)[number] & keyof NotifySubtypeEnum;

/** One pull of a component: a stream of the lower interface, told in facts, until it is over or closed. */
export class ComponentPull {
  private isOver = false;

  constructor(private readonly input: PullInput) {}

  async open(): Promise<void> {
    const { iot, deviceId, query: params, slot } = this.input;
    if (!iot.pulls.enter(`${deviceId} ${slot}`, this)) {
      this.finish({ type: 'refused', code: ALREADY_STARTED });
      return;
    }
    // whoever had the stream before may have taken the service along
    if (!iot.lower.services.get(deviceId)) this.finish({ type: 'broken', why: 'p2pNotify: close, no service' });
    if (this.isOver) return;
    const code = await innerCode(() =>
      iot.lower.services.startStream(
        deviceId,
        {
          flv: { filename: 'ipc.flv', params },
          dataCallback: (chunk) => {
            if (!this.isOver) this.input.write(chunk);
          },
          msgCallback: (event, subtype, detail) => this.hear(event, subtype, detail),
        },
        slot,
      ),
    );
    if (code !== 0) this.finish({ type: 'refused', code });
    else if (!this.isOver) this.input.tell({ type: 'started' });
  }

  /** Nothing is told or written afterwards. */
  close(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.stop();
  }

  /** Another node takes the stream over. */
  lose(): void {
    this.close();
    this.input.tell({ type: 'broken', why: 'p2pNotify: close' });
  }

  private hear(event: string | number, subtype: string | number | undefined, detail: unknown): void {
    const { iot, deviceId, tell } = this.input;
    const { words } = iot.lower;
    if (event === words.eventWord('DevNotify')) {
      iot.tellPeers(String(subtype), detail);
      return;
    }
    const member = MEMBERS.find((each): each is Member => words.notifyWord(each) === subtype);
    if (!member || this.isOver) return;
    if (member === 'Request') {
      tell({ type: 'requested' });
      return;
    }
    if (member === 'Parsed') {
      tell({ type: 'header', status: statusOf(detail) });
      return;
    }
    if (member === 'Eof' || member === 'Success') {
      this.finish({ type: 'ended' });
      return;
    }
    const why = `p2pNotify: ${member.toLowerCase()}, ${textOf(detail)}`;
    // whoever uses the connection hears that from its service
    if (member === 'Disconnect') iot.services.broke(deviceId, why);
    this.finish({ type: 'broken', why });
  }

  private finish(fact: PullFact): void {
    if (this.isOver) return;
    this.isOver = true;
    // a word of the one before may be taken for this one's, which is still there then
    if (fact.type !== 'refused') this.stop();
    else this.leave();
    this.input.tell(fact);
  }

  private leave(): void {
    this.input.iot.pulls.leave(`${this.input.deviceId} ${this.input.slot}`, this);
  }

  private stop(): void {
    const { iot, deviceId, slot } = this.input;
    this.leave();
    if (iot.lower.services.get(deviceId)?.streamOf(slot))
      void innerCode(() => iot.lower.services.stopStream(deviceId, slot));
  }
}

const statusOf = (detail: unknown): number => (detail as { readonly status?: number } | undefined)?.status ?? OK;

const textOf = (detail: unknown): string => (typeof detail === 'string' ? detail : (JSON.stringify(detail) ?? ''));
