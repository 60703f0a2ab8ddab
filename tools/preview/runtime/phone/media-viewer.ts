import { make } from '../../../dom/make';

interface ViewedMedia {
  readonly url: string;
  readonly isVideo: boolean;
}

/** WeChat's viewer of pictures and films, over everything else in the phone (wx.previewMedia): a tap, or Escape, closes it. */
export class MediaViewer {
  constructor(
    private readonly layer: HTMLElement,
    private readonly label: string,
  ) {}

  open({ url, isVideo }: ViewedMedia): void {
    const shown = isVideo
      ? make('video', { class: 'phone-viewed', src: url, controls: true, autoplay: true, playsInline: true })
      : make('img', { class: 'phone-viewed', src: url, alt: '' });
    const viewer = make(
      'div',
      { class: 'phone-viewer', role: 'dialog', 'aria-modal': 'true', 'aria-label': this.label },
      shown,
    );
    const close = make('button', { class: 'phone-viewer-close', 'aria-label': this.label }, '×');
    const leave = () => {
      window.removeEventListener('keydown', onKey);
      viewer.remove();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    close.addEventListener('click', leave);
    window.addEventListener('keydown', onKey);
    viewer.append(close);
    this.layer.append(viewer);
    close.focus();
  }
}
