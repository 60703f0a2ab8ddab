import { make } from '../../../dom/make';
import type { StageView } from '../settings';

const least = 0.15;

/** A lower window shows the chart alone at first, in pixels. */
const roomForBoth = 880;

/** The chart above the sequence, with a bar between them that can be moved. */
export class Stage {
  readonly element: HTMLElement;
  view: StageView = 'both';
  private share = 0.62;
  private readonly bar: HTMLElement;

  constructor(
    private readonly chart: HTMLElement,
    private readonly sequence: HTMLElement,
  ) {
    this.bar = make('div', { class: 'splitter', role: 'separator', tabindex: 0, 'aria-orientation': 'horizontal' });
    this.bar.addEventListener('pointerdown', (event) => this.bar.setPointerCapture(event.pointerId));
    this.bar.addEventListener('pointermove', (event) => {
      if (!this.bar.hasPointerCapture(event.pointerId)) return;
      const { top, height } = this.element.getBoundingClientRect();
      this.split((event.clientY - top) / height);
    });
    this.bar.addEventListener('keydown', (event) => {
      const step = { ArrowUp: -0.05, ArrowDown: 0.05 }[event.key];
      if (step) this.split(this.share + step);
    });
    this.element = make('div', { class: 'stage' }, chart, this.bar, sequence);
    this.show(window.innerHeight < roomForBoth ? 'chart' : 'both');
  }

  show(view: StageView): void {
    this.view = view;
    this.chart.hidden = view === 'sequence';
    this.sequence.hidden = view === 'chart';
    this.bar.hidden = view !== 'both';
    this.split(this.share);
  }

  private split(share: number): void {
    this.share = Math.min(1 - least, Math.max(least, share));
    const isBoth = this.view === 'both';
    this.element.style.setProperty('--chart', isBoth ? `${this.share}fr` : this.view === 'chart' ? '1fr' : '0');
    this.element.style.setProperty('--sequence', isBoth ? `${1 - this.share}fr` : this.view === 'chart' ? '0' : '1fr');
    this.bar.setAttribute('aria-valuenow', String(Math.round(this.share * 100)));
  }
}
