import type { Devtools } from '../../../development/devtools.types';
import { make } from '../../dom/make';
import { card } from './card';
import type { PanelWords } from './words';

const LOOK_MS = 400;

type Kind = 'module' | 'services' | 'streams' | 'players';
const KINDS: readonly Kind[] = ['module', 'services', 'streams', 'players'];

/** What the simulated plugins were asked for and have not got back: empty after everything was left. */
export class HeldCard {
  readonly element: HTMLElement;
  private devtools: Devtools | undefined;
  private readonly values: Readonly<Record<Kind, HTMLElement>>;

  constructor(words: PanelWords) {
    this.values = {
      module: make('dd'),
      services: make('dd'),
      streams: make('dd'),
      players: make('dd'),
    };
    const rows = KINDS.map((kind) =>
      make('div', { class: 'held-kind', 'data-held': kind }, make('dt', {}, words[kind]), this.values[kind]),
    );
    this.element = card('held', words.held, make('dl', { class: 'held' }, ...rows));
    window.setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  show(devtools: Devtools | undefined): void {
    this.devtools = devtools;
    this.look();
  }

  private look(): void {
    const held = this.devtools?.resources();
    for (const kind of KINDS) {
      const found = held?.[kind] ?? '';
      const text = (typeof found === 'string' ? found : found.join('\n')) || '–';
      if (this.values[kind].textContent !== text) this.values[kind].textContent = text;
    }
  }
}
