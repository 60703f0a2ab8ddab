import type { MachineDefinition } from '../../../../development/inspector/protocol.types';
import { make } from '../../../dom/make';
import type { ChartPictures } from '../chart-pictures';
import { findStates } from '../model/find-states';
import type { Lights } from '../model/lights';
import type { Words } from '../words';
import { ChartView } from './chart-view';

export interface ChartPanelListener {
  choose(transition: string): void;
  chooseActor(invoked: string): void;
}

const zoomStep = 1.25;

/** The chart of one actor with its tools: zoom, fold, search. */
export class ChartPanel {
  readonly element: HTMLElement;
  readonly search: HTMLInputElement;
  private readonly view: ChartView;
  private readonly percent = make('button', { class: 'quiet percent' }, '100%');
  private readonly actions = make('input', { type: 'checkbox' });
  private readonly follows = make('input', { type: 'checkbox', checked: true });
  private readonly foldButton = make('button', { class: 'quiet', 'data-fold-all': true });
  private readonly note = make('p', { class: 'canvas-note', role: 'status' });
  private readonly found = make('datalist', { id: 'state-names' });
  private readonly foldedBy = new Map<string, Set<string>>();
  private definition: MachineDefinition | undefined;
  private lights: Lights | null = null;
  private focus = '';
  private hit = 0;
  private wanted = '';

  constructor(
    private readonly words: Words,
    private readonly pictures: ChartPictures,
    listener: ChartPanelListener,
  ) {
    this.view = new ChartView(words.chart, {
      ...listener,
      fold: (state) => this.toggle(state),
      look: (scale, byPerson) => {
        this.percent.textContent = `${Math.round(scale * 100)}%`;
        if (!byPerson) return;
        this.view.isFollowing = false;
        this.follows.checked = false;
      },
    });
    this.search = make('input', {
      ...{ type: 'search', class: 'field-input', list: 'state-names', placeholder: words.findState },
      'aria-label': words.findState,
    });
    this.search.addEventListener('input', () => this.find(0));
    this.search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.find(this.hit + (event.shiftKey ? -1 : 1));
      if (event.key === 'Escape') this.view.element.focus();
    });
    this.actions.addEventListener('change', () => void this.draw());
    this.follows.addEventListener('change', () => this.view.follow(this.follows.checked));
    this.foldButton.addEventListener('click', () => this.foldAll());
    this.percent.title = words.trueSize;
    this.percent.addEventListener('click', () => this.view.trueSize());
    this.element = make('section', { class: 'chart-panel' }, this.toolBar(), this.view.element, this.note, this.found);
  }

  /** `focus` is the state that was entered last. */
  show(definition: MachineDefinition | undefined, lights: Lights | null, focus: string, note: string): void {
    this.lights = lights;
    this.focus = focus;
    if (definition === this.definition && definition) {
      if (lights) this.view.light(lights, focus);
      return;
    }
    this.definition = definition;
    this.tell(definition ? this.words.drawing : note);
    if (!definition) this.view.clear();
    this.found.replaceChildren(...findStates(definition, '').map(({ key }) => make('option', { value: key })));
    void this.draw();
  }

  private toolBar(): HTMLElement {
    const { words, view } = this;
    const button = (sign: string, title: string, onclick: () => void) =>
      make('button', { class: 'quiet icon', title, 'aria-label': title, onclick }, sign);
    return make(
      'div',
      { class: 'tools chart-tools' },
      this.search,
      make('span', { class: 'gap' }),
      make('label', { class: 'check', title: words.followTitle }, this.follows, words.follow),
      make('label', { class: 'check', title: words.actionsTitle }, this.actions, words.actions),
      this.foldButton,
      button('−', words.zoomOut, () => view.zoom(1 / zoomStep)),
      this.percent,
      button('+', words.zoomIn, () => view.zoom(zoomStep)),
      button('⤢', words.fit, () => view.showAll()),
    );
  }

  private get folded(): Set<string> {
    const id = this.definition?.id ?? '';
    const known = this.foldedBy.get(id) ?? new Set();
    this.foldedBy.set(id, known);
    return known;
  }

  private toggle(state: string): void {
    if (!this.folded.delete(state)) this.folded.add(state);
    void this.draw();
  }

  /** To what a person can take in, the outermost states and regions; or all of it back. */
  private foldAll(): void {
    const { folded } = this;
    if (folded.size > 0) folded.clear();
    else
      for (const { id, depth, isOuter, isRegion } of findStates(this.definition, '')) {
        if (isOuter && depth > 0 && (isRegion || depth > 1)) folded.add(id);
      }
    void this.draw();
  }

  /** Whoever asks last is drawn. */
  private async draw(): Promise<void> {
    const { definition, folded, words } = this;
    this.foldButton.textContent = folded.size > 0 ? words.unfoldAll : words.foldAll;
    if (!definition) return;
    const wish = { definition, folded: new Set(folded), showsActions: this.actions.checked };
    const key = this.pictures.keyOf(wish);
    this.wanted = key;
    try {
      const picture = await this.pictures.get(wish);
      if (this.wanted !== key || this.definition !== definition) return;
      this.view.draw(definition.id, picture);
      this.tell('');
      if (this.lights) this.view.light(this.lights, this.focus);
    } catch (error) {
      this.tell((error as Error).message);
    }
  }

  private find(hit: number): void {
    const found = findStates(this.definition, this.search.value);
    const isMissing = found.length === 0 && this.search.value !== '';
    this.search.setCustomValidity(isMissing ? this.words.noSuchState : '');
    this.search.classList.toggle('missing', isMissing);
    if (this.search.value === '' || found.length === 0) return;
    this.hit = (hit + found.length) % found.length;
    const state = found[this.hit];
    if (!state) return;
    const around = [...this.folded].filter((id) => state.id.startsWith(`${id}.`));
    for (const id of around) this.folded.delete(id);
    const shown = around.length > 0 ? this.draw() : Promise.resolve();
    void shown.then(() => this.view.showState(state.id));
  }

  private tell(note: string): void {
    this.note.textContent = note;
    this.note.hidden = note === '';
  }
}
