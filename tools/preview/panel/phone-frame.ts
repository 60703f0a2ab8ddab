import type { Devtools } from '../../../development/devtools.types';
import type { Way } from '../../../simulator/generations';
import { acceptFileDrops } from '../../dom/file-drops';
import { make } from '../../dom/make';
import type {} from '../runtime/packed';
import type { PreviewHandle } from '../runtime/preview-handle';
import type { PhoneSize } from './settings';

/** How often the panel looks whether another phone is in the frame: it reloads after each build. */
const LOOK_MS = 200;

/** What the cards of the panel see of the phone that runs now. */
export interface ConnectedPhone {
  readonly preview: PreviewHandle;
  /** Absent while the mini-program offers none. */
  readonly devtools: Devtools | undefined;
}

/** The phone: a frame of its true size, with the preview in it. */
export class PhoneFrame {
  readonly element: HTMLElement;
  private readonly frame: HTMLIFrameElement;
  private connected: { preview: PreviewHandle; hasDevtools: boolean } | null = null;

  constructor(url: string, { width, height }: PhoneSize, title: string) {
    this.frame = make('iframe', { src: url, title, width, height });
    this.element = make('div', { class: 'phone' }, this.frame);
  }

  reload(): void {
    this.frame.contentWindow?.location.reload();
  }

  /** Whether the mini-program in it has this page. */
  hasPage(page: string): boolean {
    return this.frame.contentWindow?.__miniProgram?.pages.includes(page) ?? false;
  }

  /** Who pulls in the mini-program in it; as long as there is none, as most do. */
  get way(): Way {
    return this.frame.contentWindow?.__miniProgram?.way ?? 'bytes';
  }

  /** Files that are dropped on the phone, whose page is another one than this. */
  acceptDrops(open: (files: readonly File[]) => void): void {
    if (this.frame.contentWindow) acceptFileDrops(this.frame.contentWindow, open);
  }

  /** Calls `onPhone` for the phone in the frame, and again for each one that takes its place. */
  watch(onPhone: (phone: ConnectedPhone) => void): void {
    window.setInterval(() => {
      const preview = this.frame.contentWindow?.__preview;
      if (!preview?.isReady) return;
      const devtools = preview.devtools();
      const isKnown = this.connected?.preview === preview && this.connected.hasDevtools === Boolean(devtools);
      if (isKnown) return;
      this.connected = { preview, hasDevtools: Boolean(devtools) };
      onPhone({ preview, devtools });
    }, LOOK_MS);
  }
}
