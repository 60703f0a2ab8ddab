import type { AnswerMessage, Command } from '../../../development/inspector/protocol.types';
import type { Relay } from './relay';
import type { Toasts } from './views/toasts';
import type { Words } from './words';

/** What a person asked of an app, until it is known what became of it. */
export class Commands {
  /** What is said when it is done, by request. */
  private readonly asked = new Map<string, string>();

  constructor(
    private readonly words: Words,
    private readonly relay: Relay,
    private readonly toasts: Toasts,
  ) {}

  /** `whyNot` is said instead of sending; `done` when it is done. */
  send(app: string, command: Command, done: string, whyNot: string): void {
    const request = whyNot === '' ? this.relay.send(app, command) : '';
    if (request) this.asked.set(request, done);
    else this.toasts.tell(whyNot || this.words.cannotSend.lost, true);
  }

  hearAnswer({ request, refused, detail }: AnswerMessage): void {
    const done = this.asked.get(request);
    this.asked.delete(request);
    if (!refused) {
      if (done) this.toasts.tell(done);
      return;
    }
    const reason = this.words.refusals[refused];
    this.toasts.tell(detail ? `${reason}: ${detail}` : reason, true);
  }
}
