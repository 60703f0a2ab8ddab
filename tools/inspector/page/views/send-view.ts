import type { ShownFields } from '../../../../development/inspector/protocol.types';
import { make } from '../../../dom/make';
import type { Possible } from '../model/chart-marks';
import { readEvent } from '../model/event-form';
import { payloadText, unlikeUsual } from '../model/usual-payload';
import type { Words } from '../words';

export interface SendListener {
  send(event: { readonly type: string }): void;
  /** The last event of this type that the actor was sent, if any was. */
  usualOf(type: string): ShownFields | undefined;
}

/** What the chosen actor can be told now, and a form for anything else. */
export class SendView {
  readonly element: HTMLElement;
  private readonly reason = make('p', { class: 'reason', role: 'status' });
  private readonly list = make('div', { class: 'possible-list' });
  private readonly type: HTMLInputElement;
  private readonly payload: HTMLTextAreaElement;
  private readonly usual = make('p', { class: 'hint' });
  private readonly problem = make('p', { class: 'problem', role: 'alert' });
  private readonly button: HTMLButtonElement;
  private readonly types = make('datalist', { id: 'event-types' });
  private shown = '';

  constructor(
    private readonly words: Words,
    private readonly listener: SendListener,
  ) {
    this.type = make('input', { class: 'field-input', list: 'event-types', spellcheck: 'false', autocomplete: 'off' });
    this.payload = make('textarea', { class: 'field-input code', rows: 4, spellcheck: 'false', placeholder: '{ }' });
    this.button = make('button', { class: 'primary', type: 'submit' }, words.send);
    this.type.addEventListener('input', () => this.prefill(this.type.value));
    this.payload.addEventListener('input', () => this.check());
    const form = make(
      'form',
      { class: 'send-form' },
      make('label', {}, words.eventType, this.type),
      this.types,
      make('label', {}, words.payload, this.payload),
      this.usual,
      this.problem,
      this.button,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.element = make(
      'div',
      { class: 'pane send-pane' },
      this.reason,
      make('h3', {}, words.possible),
      this.list,
      form,
    );
  }

  /** `reason` says why nothing can be sent; empty when it can. */
  show(name: string, possible: readonly Possible[], eventTypes: readonly string[], reason: string): void {
    const key = JSON.stringify([name, possible.map(({ transition }) => transition.id), eventTypes.length, reason]);
    if (key === this.shown) return;
    this.shown = key;
    this.reason.textContent = reason;
    this.reason.hidden = reason === '';
    this.button.disabled = reason !== '';
    this.button.textContent = name ? this.words.sendTo(name) : this.words.send;
    this.types.replaceChildren(...eventTypes.map((value) => make('option', { value })));
    const rows = possible.map((one) => this.row(one, reason !== ''));
    this.list.replaceChildren(...(rows.length > 0 ? rows : [make('p', { class: 'nothing' }, this.words.nonePossible)]));
  }

  /** Fills the form in with an event, and with the payload that the last one of its type had. */
  prefill(type: string, focus = false): void {
    if (this.type.value !== type) this.type.value = type;
    const usual = this.listener.usualOf(type.trim());
    this.payload.value = usual ? payloadText(usual) : '';
    this.usual.textContent = usual ? this.words.usual(Object.keys(usual).join(', ')) : '';
    this.problem.textContent = '';
    if (focus) (usual ? this.payload : this.button).focus();
  }

  private row({ transition, source }: Possible, isOff: boolean): HTMLElement {
    const { event, guard, targets = [] } = transition;
    const where = targets.length > 0 ? `${source.key} → ${targets.map(lastName).join(', ')}` : source.key;
    const button = make(
      'button',
      { type: 'button', class: 'possible', disabled: isOff, 'data-event': event, onclick: () => this.press(event) },
      make('span', { class: 'possible-event' }, event),
      make('span', { class: 'possible-where' }, guard ? `${where} · ${this.words.ifGuard} ${guard}` : where),
    );
    return button;
  }

  /** What needs no payload goes at once. */
  private press(event: string): void {
    const usual = this.listener.usualOf(event);
    if (usual && Object.keys(usual).length > 0) this.prefill(event, true);
    else this.listener.send({ type: event });
  }

  private submit(): void {
    const read = readEvent(this.type.value, this.payload.value);
    this.problem.textContent = read.ok ? '' : this.words.problems(read.problem);
    if (!read.ok) (read.problem.kind === 'noType' ? this.type : this.payload).focus();
    else if (this.check()) this.listener.send(read.event);
  }

  /** Whether the payload can be sent as it is; what is merely unusual is said, and can be. */
  private check(): boolean {
    const read = readEvent(this.type.value, this.payload.value);
    if (!read.ok) return false;
    const { hidden, unlike } = unlikeUsual(read.event, this.listener.usualOf(read.event.type));
    this.problem.textContent = [
      ...hidden.map((field) => this.words.hiddenField(field)),
      ...unlike.map(({ field, usual, typed }) => this.words.unlike(field, usual, typed)),
    ].join('\n');
    return hidden.length === 0;
  }
}

const lastName = (id: string): string => id.split('.').at(-1) ?? id;
