import { make } from '../../../dom/make';
import { clockText } from '../model/sequence';
import type { Words } from '../words';

export interface TimeListener {
  step(direction: 1 | -1, ofChosen: boolean): void;
  lookAt(seq: number | null): void;
}

/** Where in time the page looks: steps, a slider, and the way back to live. */
export class TimeBar {
  readonly element: HTMLElement;
  private readonly slider: HTMLInputElement;
  private readonly live: HTMLButtonElement;
  private readonly text = make('span', { class: 'time-text' });
  private readonly lost = make('span', { class: 'time-lost' });

  constructor(
    private readonly words: Words,
    private readonly listener: TimeListener,
  ) {
    const step = (direction: 1 | -1, sign: string, title: string) =>
      make(
        'button',
        {
          ...{ class: 'quiet icon', title, 'aria-label': title, 'data-step': direction },
          onclick: (event) => listener.step(direction, (event as MouseEvent).shiftKey),
        },
        sign,
      );
    this.slider = make('input', { type: 'range', min: 0, max: 0, step: 1, 'aria-label': words.position });
    this.slider.addEventListener('input', () => this.slide());
    this.live = make(
      'button',
      { class: 'quiet live', title: words.liveTitle, onclick: () => listener.lookAt(null) },
      words.live,
    );
    this.element = make(
      'footer',
      { class: 'time-bar' },
      step(-1, '◀', words.stepBack),
      step(1, '▶', words.stepForward),
      this.slider,
      this.text,
      this.lost,
      this.live,
    );
  }

  show(first: number, last: number, lookedAt: number | null, atMs: number, lostCount: number, leftOut: number): void {
    this.slider.min = String(first);
    this.slider.max = String(last);
    this.slider.value = String(lookedAt ?? last);
    this.slider.disabled = last <= first;
    const text = atMs > 0 ? clockText(atMs).slice(0, lookedAt === null ? 8 : undefined) : '';
    if (this.text.textContent !== text) this.text.textContent = text;
    this.live.setAttribute('aria-pressed', String(lookedAt === null));
    const lost = lostCount > 0 ? [this.words.lost(lostCount)] : [];
    const left = leftOut > 0 ? [this.words.leftOut(leftOut)] : [];
    this.lost.textContent = [...lost, ...left].join(' · ');
  }

  /** At the end is live. */
  private slide(): void {
    const seq = Number(this.slider.value);
    this.listener.lookAt(seq >= Number(this.slider.max) ? null : seq);
  }
}
