import type { SessionIntent, SessionView } from '../../machines/session';
import { buttonTexts } from '../../machines/words/button.texts';
import { isQuality } from '../../machines/words/quality.texts';
import type { Language, Text } from '../../machines/words/text';
import type { CameraGiven, OpenView } from './cameras.types';
import type { ComponentCameras } from './component-cameras';
import type { Connection } from './connect';
import { controlTexts } from './control.texts';
import { type BarButton, barOf, controlsGiven, pressOf } from './controls';
import { type PageTexts, textsIn } from './page-texts';
import { emptyView, type Wish, waitingView } from './still-view';
import { type ViewChanges, viewChanges } from './view-changes';

/** What a host gives the component: of whatever kind it is. */
export interface CameraProperties {
  readonly camera: unknown;
  readonly muted: unknown;
  readonly quality: unknown;
  readonly autoplay: unknown;
  readonly fill: unknown;
  readonly language: unknown;
  readonly controls: unknown;
}

/** What the component shows. */
export interface CameraData {
  /** The view's name; empty while nothing is open. */
  readonly view: string;
  readonly session: SessionView;
  readonly bar: readonly BarButton[];
  readonly texts: PageTexts<typeof cameraTexts>;
  /** There is no camera. */
  readonly isEmpty: boolean;
}

/** As much of a component as this needs. */
export interface CameraHost {
  setData(changes: ViewChanges): void;
  say(event: string, detail: object): void;
}

const cameraTexts = {
  ...controlTexts,
  empty: { zh: '没有选择摄像头', en: 'No camera chosen' },
} as const;

const tapToWatch: Text = { zh: '点按播放，开始观看。', en: 'Tap play to watch.' };

const noWish: Wish = { muted: false, quality: undefined };

/** What the data of a component begins with, in Chinese, as it mostly is. */
export const openingCamera: CameraData = {
  view: '',
  session: emptyView('zh', noWish),
  bar: [],
  texts: textsIn(cameraTexts, 'zh'),
  isEmpty: false,
};

/** What a system cannot open is asked for anew by this. */
const retry: SessionIntent['type'] = 'RETRY';

/**
 * The camera of one component, from `give` to `end`: opens it when it is wanted, opens another when another is given, and shows what its
 * session says. Whatever is given and whenever it is called, nothing is thrown.
 */
export class WatchedCamera {
  private shown: CameraData = openingCamera;
  private given: CameraProperties | null = null;
  private cameras: ComponentCameras | null = null;
  private opened: OpenView | null = null;
  private connection: Connection | null = null;
  private wish = noWish;
  /** Somebody asked for the picture, once; each camera that comes after it is opened at once. */
  private hasBegun = false;
  private isVisible = true;
  /** Events are said from here on: before it no page can hear them. */
  private isReady = false;
  private hasEnded = false;
  private toldPictures = 0;
  private toldFailure: SessionView['failure'] = null;

  constructor(
    private readonly host: CameraHost,
    private readonly findCameras: () => ComponentCameras,
  ) {}

  // ---- what the host does

  /** What a host gives, at the start and whenever any of it changes. */
  give(properties: CameraProperties): void {
    if (this.hasEnded) return;
    const before = this.given;
    this.given = properties;
    const has = (name: keyof CameraProperties) => !before || !isSame(before[name], properties[name]);
    this.wish = {
      muted: has('muted') ? properties.muted === true : this.wish.muted,
      quality: has('quality') ? qualityIn(properties.quality) : this.wish.quality,
    };
    if (has('autoplay') && properties.autoplay !== false) this.hasBegun = true;
    const isOther = has('camera') || has('language') || (!this.opened && has('autoplay'));
    if (isOther) this.open();
    else {
      if (has('muted')) this.send(this.wish.muted ? 'MUTE' : 'UNMUTE');
      if (has('fill')) this.opened?.session.send({ type: 'CHANGE_FRAMING', fit: fitIn(properties.fill) ?? 'contain' });
      if (has('quality') && this.wish.quality) this.changeQuality(this.wish.quality);
      if (this.opened) this.render({});
      else this.showStill();
    }
  }

  /** The page can hear what is said. */
  ready(): void {
    this.isReady = true;
    if (this.opened) this.tell();
  }

  show(): void {
    this.isVisible = true;
    // perhaps it can be opened by now
    if (this.opened?.view === '') this.open();
    this.opened?.show();
    this.connection?.show();
  }

  hide(): void {
    this.isVisible = false;
    this.opened?.hide();
    this.connection?.hide();
  }

  /** The component is gone. */
  end(): void {
    this.hasEnded = true;
    this.close();
  }

  // ---- what a person or the host asks for

  /** False where there is nothing that could be asked. */
  ask(intent: SessionIntent['type']): boolean {
    if (!this.isReady || this.hasEnded) return false;
    if (!this.opened) return intent === 'PLAY' && this.begin();
    if (this.opened.view === '') return intent === retry && this.open();
    if (intent === 'TOGGLE_MUTE') return this.ask(this.shown.session.muted ? 'UNMUTE' : 'MUTE');
    if (intent === 'MUTE' || intent === 'UNMUTE') this.wish = { ...this.wish, muted: intent === 'MUTE' };
    this.send(intent);
    return true;
  }

  askQuality(quality: unknown): boolean {
    const known = qualityIn(quality);
    if (!known || !this.isReady || this.hasEnded || this.shown.isEmpty) return false;
    this.wish = { ...this.wish, quality: known };
    if (this.opened) this.changeQuality(known);
    else this.showStill();
    return true;
  }

  /** A button of a sheet or a notice. */
  act(event: string): void {
    this.ask(event as SessionIntent['type']);
  }

  /** A button of the bar; whether the choice of qualities is to come up. */
  press(name: string): 'chooseQuality' | undefined {
    const press = pressOf(controlsGiven(this.given?.controls), name, this.shown.session);
    switch (press?.type) {
      case 'say':
        this.say(press.event, { name });
        return undefined;
      case 'send':
        this.pressed(press.intent);
        return undefined;
      default:
        return press?.type;
    }
  }

  get language(): Language {
    return languageIn(this.given?.language) ?? this.cameras?.language ?? 'zh';
  }

  // ---- how it does it

  /** The sound of a picture that is not open yet can be wanted otherwise. */
  private pressed(intent: SessionIntent['type']): void {
    if (this.ask(intent) || this.opened || (intent !== 'MUTE' && intent !== 'UNMUTE')) return;
    this.wish = { ...this.wish, muted: intent === 'MUTE' };
    this.showStill();
  }

  private begin(): boolean {
    if (this.shown.isEmpty) return false;
    this.hasBegun = true;
    return this.open();
  }

  private open(): boolean {
    this.close();
    const camera = cameraIn(this.given?.camera);
    this.cameras = this.findCameras();
    if (camera === null) this.hasBegun = this.given?.autoplay !== false;
    this.showStill(camera === null);
    if (camera === null || !this.hasBegun) return false;
    this.showOpened(
      this.cameras.openView(camera, { ...this.wish, fit: fitIn(this.given?.fill), language: this.language }),
    );
    return true;
  }

  private showOpened(opened: OpenView): void {
    this.opened = opened;
    this.toldPictures = 0;
    this.toldFailure = null;
    this.render({ view: opened.view });
    if (opened.view === '') this.showUnopened(opened);
    else this.connection = opened.session.connect(this.page(), 'session');
    if (!this.isVisible) this.hide();
  }

  private close(): void {
    this.connection?.();
    this.opened?.close();
    this.connection = null;
    this.opened = null;
  }

  private page() {
    return {
      data: { session: this.shown.session },
      setData: (changes: ViewChanges) => {
        const session = this.opened?.session.view() ?? this.shown.session;
        this.shown = { ...this.shown, session };
        this.host.setData({ ...changes, ...this.barChanges() });
        if (hasLeft(session)) this.sayEnded();
        else this.tell();
      },
    };
  }

  /** Nothing is open: no camera, one that waits for a tap, or none yet. */
  private showStill(isEmpty = this.shown.isEmpty): void {
    const { language, wish, hasBegun } = this;
    this.render({
      view: '',
      isEmpty,
      texts: textsIn(cameraTexts, language),
      session:
        isEmpty || hasBegun ? emptyView(language, wish) : waitingView(language, wish, tapToWatch, buttonTexts.play),
    });
  }

  /** The system has ended, and this view with it: it says so itself. */
  private sayEnded(): void {
    const camera = cameraIn(this.given?.camera);
    this.close();
    this.showStill();
    if (camera !== null && this.cameras) this.showOpened(this.cameras.openView(camera, { language: this.language }));
  }

  /** What no system opened can be tried again. */
  private showUnopened({ session }: OpenView): void {
    const view = session.view();
    const primary = { label: buttonTexts.retry[this.language], event: retry };
    this.render({ session: { ...view, sheet: view.sheet && { ...view.sheet, primary } } });
    this.tell();
  }

  private render(changed: Partial<CameraData>): void {
    const before = this.shown;
    this.shown = { ...before, ...changed };
    const changes = { ...viewChanges(before as never, this.shown as never), ...this.barChanges() };
    if (Object.keys(changes).length > 0) this.host.setData(changes);
  }

  private barChanges(): ViewChanges {
    const { bar, session } = this.shown;
    const next = barOf(controlsGiven(this.given?.controls), session, this.language);
    this.shown = { ...this.shown, bar: next };
    return viewChanges({ bar }, { bar: next });
  }

  private send(type: SessionIntent['type']): void {
    this.opened?.session.send({ type } as SessionIntent);
  }

  private changeQuality(quality: string): void {
    this.opened?.session.send({ type: 'CHANGE_QUALITY', quality });
  }

  /** What has happened since the host was told last. */
  private tell(): void {
    const { opened } = this;
    const { session } = this.shown;
    if (!this.isReady || !opened) return;
    this.say('change', session);
    const { count, path } = session.picture;
    const isNewFailure = session.failure !== null && !isSame(session.failure, this.toldFailure);
    const isNewPicture = count > this.toldPictures;
    this.toldPictures = count;
    this.toldFailure = session.failure;
    if (isNewPicture) this.say('snapshot', { path });
    if (isNewFailure) this.say('failed', opened.failure() ?? {});
  }

  private say(event: string, detail: object): void {
    if (this.isReady && !this.hasEnded) this.host.say(event, detail);
  }
}

/** Nothing can be asked of it any more. */
const hasLeft = ({ controls }: SessionView): boolean => !controls.canChangeQuality;

/** As the camera has it where a host says nothing. */
const fitIn = (fill: unknown): 'fill' | undefined => (fill === true ? 'fill' : undefined);

const qualityIn = (given: unknown): Wish['quality'] =>
  typeof given === 'string' && isQuality(given) ? given : undefined;

const languageIn = (given: unknown): Language | undefined => (given === 'zh' || given === 'en' ? given : undefined);

/** An id, or a camera, whatever is wrong with it; null where none is wanted. */
function cameraIn(given: unknown): string | CameraGiven | null {
  if (given === null || given === undefined || given === '') return null;
  if (typeof given === 'object' || typeof given === 'string') return given as string | CameraGiven;
  // its session says that it is none
  return {};
}

/** What a page sets again is mostly the same. */
function isSame(one: unknown, other: unknown): boolean {
  return Object.keys(viewChanges({ one }, { one: other })).length === 0;
}
