import type { MachineDefinition } from '../../../../development/inspector/protocol.types';
import { make } from '../../../dom/make';
import { eventInWords } from '../../drawing/trigger.mjs';
import { countdowns, statesOf } from '../model/chart-marks';
import type { ShownActor } from '../model/moment';
import { clockText } from '../model/sequence';
import type { Words } from '../words';
import { ValueView } from './value-view';

/** All that is known of one actor, besides its chart. */
export class StateView {
  readonly element = make('div', { class: 'pane state-pane' });
  private readonly summary = make('dl', { class: 'facts' });
  private readonly values: readonly { readonly name: Field; readonly section: HTMLElement; readonly view: ValueView }[];
  private shownFor = '';

  constructor(
    private readonly words: Words,
    nameOf: (actor: string) => string,
  ) {
    this.values = (['error', 'output', 'context', 'input'] as const).map((name) => {
      const view = new ValueView(words, nameOf);
      const section = make('section', { class: `part part-${name}` }, make('h3', {}, words[name]), view.element);
      return { name, section, view };
    });
    this.element.append(this.summary, ...this.values.map(({ section }) => section));
  }

  show(actor: ShownActor | undefined, definition: MachineDefinition | undefined, atMs: number): void {
    this.element.hidden = !actor;
    if (!actor) return;
    this.showSummary(actor, definition, atMs);
    for (const { name, section, view } of this.values) {
      const value = actor[name];
      section.hidden = value === undefined && name !== 'context';
      if (name === 'context' && !definition) section.hidden = true;
      view.show(value);
    }
  }

  private showSummary(actor: ShownActor, definition: MachineDefinition | undefined, atMs: number): void {
    const running = definition ? countdowns(definition, actor, atMs) : [];
    const seconds = running.map(({ remainingMs }) => Math.ceil(remainingMs / 1_000));
    const key = `${actor.id} ${actor.seq} ${actor.isGone} ${seconds}`;
    if (key === this.shownFor) return;
    this.shownFor = key;
    const status = this.words.statuses[actor.status];
    const delays = running.map(
      ({ state, remainingMs }) => `${lastName(state)} · ${(remainingMs / 1_000).toFixed(0)} s`,
    );
    const facts: (readonly [string, readonly string[]])[] = [
      [this.words.state, [actor.isGone ? `${status} · ${this.words.gone}` : status]],
      [this.words.startedAt, [clockText(actor.startedAtMs)]],
      [this.words.lastEvent, [actor.event && eventInWords(actor.event)]],
      [this.words.transitions, actor.taken.map((id) => transitionText(definition, id))],
      [this.words.delays, delays],
    ];
    this.summary.replaceChildren(
      ...facts
        .map(([name, texts]) => [name, texts.filter(Boolean)] as const)
        .filter(([, texts]) => texts.length > 0)
        .map(([name, texts]) =>
          make(
            'div',
            { class: 'fact' },
            make('dt', {}, name),
            make('dd', {}, ...texts.map((text) => make('div', {}, text))),
          ),
        ),
    );
  }
}

type Field = 'error' | 'output' | 'context' | 'input';

const lastName = (id: string): string => id.split('.').at(-1) ?? id;

/** `playing → weak`, `weak: stream.measured`. */
function transitionText(definition: MachineDefinition | undefined, id: string): string {
  if (!definition) return id;
  for (const state of statesOf(definition).values()) {
    const transition = (state.transitions ?? []).find((known) => known.id === id);
    if (!transition) continue;
    const targets = (transition.targets ?? []).map(lastName).join(', ');
    const guard = transition.guard ? ` [${transition.guard}]` : '';
    return targets
      ? `${state.key} → ${targets}${guard}`
      : `${state.key}${guard} · ${(transition.actions ?? []).join(', ')}`;
  }
  return id;
}
