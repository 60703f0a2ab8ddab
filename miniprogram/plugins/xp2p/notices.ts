import type { NotifySubtypeEnum, Word, Xp2pSurface } from './surface';

/** A `Notify` of the plugin that speaks of a service, in the project's words (contract 2.3). */
type ServiceNotice = 'connected' | 'disconnect';

/** A `Notify` of the plugin that speaks of a stream. */
export type StreamNotice = 'request' | 'parsed' | 'success' | 'eof' | 'fail' | 'close';

/** What a message callback said; null for a log line or a word that nobody knows. */
export type Message =
  | { readonly type: 'serviceNotice'; readonly notice: ServiceNotice }
  | { readonly type: 'streamNotice'; readonly notice: StreamNotice }
  | { readonly type: 'deviceNotice'; readonly subtype: string }
  | null;

/** What the module's event handler said; null for a word that nobody knows. */
export type ModuleEventName = 'natChanged' | 'natError' | null;

type NoticeMessage = Extract<Message, { notice: unknown }>;

const ofService = (notice: ServiceNotice): NoticeMessage => ({ type: 'serviceNotice', notice });
const ofStream = (notice: StreamNotice): NoticeMessage => ({ type: 'streamNotice', notice });

const NOTICES: Readonly<Record<keyof NotifySubtypeEnum, NoticeMessage>> = {
  Connected: ofService('connected'),
  Disconnect: ofService('disconnect'),
  Request: ofStream('request'),
  Parsed: ofStream('parsed'),
  Success: ofStream('success'),
  Eof: ofStream('eof'),
  Fail: ofStream('fail'),
  Close: ofStream('close'),
};

/** Understands the plugin's words: its exported enumerations first, then the strings that are known (contract 2.2). */
export class Vocabulary {
  private readonly notices = new Map<Word, NoticeMessage>();

  constructor(private readonly surface: Xp2pSurface) {
    const exported = surface.XP2PNotify_SubType ?? {};
    for (const [member, message] of Object.entries(NOTICES) as [keyof NotifySubtypeEnum, NoticeMessage][]) {
      this.notices.set(exported[member] ?? message.notice, message);
    }
  }

  readMessage(event: Word, subtype: Word | undefined): Message {
    if (this.isDeviceNotify(event)) return { type: 'deviceNotice', subtype: this.deviceSubtype(subtype) };
    if (!this.isNotify(event) || subtype === undefined) return null;
    return this.notices.get(subtype) ?? null;
  }

  readModuleEvent(event: Word): ModuleEventName {
    const exported = this.surface.XP2PLocalEventEnum ?? {};
    if (event === (exported.NATChanged ?? 'natChanged')) return 'natChanged';
    return event === (exported.NATError ?? 'natError') ? 'natError' : null;
  }

  /** `Notify`, and what 3.1 calls `ServiceNotify` on a service's own callback. */
  private isNotify(event: Word): boolean {
    const { XP2PEventEnum, XP2PServiceEventEnum } = this.surface;
    return event === (XP2PEventEnum?.Notify ?? 'notify') || event === (XP2PServiceEventEnum?.ServiceNotify ?? null);
  }

  private isDeviceNotify(event: Word): boolean {
    return event === (this.surface.XP2PEventEnum?.DevNotify ?? 'devNotify');
  }

  /** The enumeration's own name for a subtype (`Peers`, `Parent`), or the bare value. */
  private deviceSubtype(subtype: Word | undefined): string {
    const exported = Object.entries(this.surface.XP2PDevNotify_SubType ?? {});
    return exported.find(([, value]) => value === subtype)?.[0] ?? String(subtype);
  }
}
