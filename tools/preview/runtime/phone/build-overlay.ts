import { make } from '../../../dom/make';
import type { BuildState } from '../../server/build-state.types';

/** Covers the phone with what is wrong in the sources, until a build works. */
export class BuildOverlay {
  private element: HTMLElement | null = null;

  constructor(
    private readonly layer: HTMLElement,
    private readonly title: string,
  ) {}

  show({ problems }: BuildState): void {
    this.element?.remove();
    this.element = null;
    if (problems.length === 0) return;
    this.element = make(
      'div',
      { class: 'phone-build-overlay', role: 'alert' },
      make('h1', {}, this.title),
      ...problems.map((problem) => make('pre', {}, problem)),
    );
    this.layer.append(this.element);
  }
}
