import { make } from '../../../dom/make';
import type { ShownApp } from '../model/apps';
import { clockText } from '../model/sequence';
import type { RelayState } from '../relay';
import type { Words } from '../words';

/** Says across the page what a person must not overlook: that this is not now, or that nothing new comes. */
export class Banner {
  readonly element = make('p', { class: 'banner', role: 'status', hidden: true });

  constructor(private readonly words: Words) {}

  show(app: ShownApp | undefined, relay: RelayState): void {
    const isBack = app !== undefined && !app.isLive;
    const text = isBack ? this.lookingBack(app) : this.connection(app, relay);
    this.element.hidden = text === '';
    if (this.element.textContent !== text) this.element.textContent = text;
    this.element.classList.toggle('bad', !isBack);
    document.body.classList.toggle('looking-back', isBack);
  }

  private lookingBack(app: ShownApp): string {
    const time = clockText(app.timeMs(0));
    return app.source === 'file' ? this.words.lookingBackFile(time) : this.words.lookingBack(time);
  }

  private connection(app: ShownApp | undefined, relay: RelayState): string {
    if (app?.source === 'file') return '';
    const { refusedConnection, reconnecting } = this.words;
    if (relay.kind === 'refused') return refusedConnection[relay.code] ?? refusedConnection.other ?? '';
    return relay.kind === 'lost' ? reconnecting : '';
  }
}
