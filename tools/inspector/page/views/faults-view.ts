import type { FaultButtons } from '../../../../development/devtools.types';
import { make } from '../../../dom/make';
import type { Words } from '../words';

export interface FaultsListener {
  run(fault: string): void;
  clear(): void;
}

/** The simulated faults, in groups that open. */
export class FaultsView {
  readonly element = make('div', { class: 'pane faults-pane' });
  private shown = '';

  constructor(
    private readonly words: Words,
    private readonly listener: FaultsListener,
  ) {}

  /** `reason` says why none can be set off; empty when they can. */
  show(groups: readonly FaultButtons[], reason: string): void {
    const key = `${reason} ${groups.map(({ group, actions }) => `${group}${actions.length}`)}`;
    if (key === this.shown) return;
    this.shown = key;
    if (groups.length === 0) {
      this.element.replaceChildren(make('p', { class: 'nothing' }, this.words.noFaults));
      return;
    }
    const clear = make(
      'button',
      { class: 'quiet', disabled: reason !== '', 'data-clear-faults': true, onclick: () => this.listener.clear() },
      this.words.clearFaults,
    );
    this.element.replaceChildren(
      ...(reason ? [make('p', { class: 'reason', role: 'status' }, reason)] : []),
      make('div', { class: 'pane-tools' }, clear),
      ...groups.map((group, index) => this.group(group, index === 0, reason !== '')),
    );
  }

  private group({ title, actions }: FaultButtons, isOpen: boolean, isOff: boolean): HTMLElement {
    return make(
      'details',
      { class: 'fault-group', open: isOpen },
      make('summary', {}, title, make('span', { class: 'count' }, String(actions.length))),
      ...actions.map(({ id, title: name, explanation }) =>
        make(
          'button',
          { class: 'fault', disabled: isOff, 'data-fault': id, onclick: () => this.listener.run(id) },
          make('span', { class: 'fault-name' }, name),
          make('span', { class: 'fault-note' }, explanation),
        ),
      ),
    );
  }
}
