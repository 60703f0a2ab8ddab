/**
 * Lets one element cover the whole phone. It goes into the browser's top layer, so that no page around it can clip it,
 * turned by 90° where the player asks for landscape. The page offers its own way out, in the player; Escape is another.
 */
export class FullScreen {
  private covering: { readonly element: HTMLElement; readonly onLeave: () => void } | null = null;

  constructor() {
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.leaveByPerson();
    });
  }

  /** `direction` as in WeChat: 0, 90 or −90 degrees. `onLeave` is called when the person leaves it with a key. */
  enter(element: HTMLElement, direction: number, onLeave: () => void): void {
    if (this.covering) this.leave(this.covering.element);
    element.popover = 'manual';
    element.dataset.fullScreen = String(direction);
    element.showPopover();
    this.covering = { element, onLeave };
  }

  /** False where it does not cover the phone. */
  leave(element: HTMLElement): boolean {
    if (this.covering?.element !== element) return false;
    this.covering = null;
    element.popover = null;
    delete element.dataset.fullScreen;
    return true;
  }

  private leaveByPerson(): void {
    const covering = this.covering;
    if (!covering) return;
    this.leave(covering.element);
    covering.onLeave();
  }
}
