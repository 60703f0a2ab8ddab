import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import { type Failure, failureAdvice, failureDetails, failureTitle } from '../../machines/failure';
import { config } from '../../machines/kernel/config';
import type { Framing } from '../../machines/kernel/framing';
import type { PlayerMode, Quality, StreamSource } from '../../machines/kernel/ports';
import { shownText } from '../../machines/privacy/redact';
import { type SessionMachine, sessionView, tileView } from '../../machines/session';
import type { watchingMachine } from '../../machines/watching';
import type { Language } from '../../machines/words/text';
import { besideOf } from './beside';
import type { CameraGiven, CameraOpener, FailureTold, OpenView, ViewOptions } from './cameras.types';
import { chartOf } from './chart';
import { failedView, toldIn } from './failed-view';
import { idGiven, wantedOf } from './given-camera';
import type { WatchWay } from './way.types';

/**
 * Names come round again after so many views, as XState keeps something for every actor's name there ever was. By then
 * nothing of the earlier view is left that could be taken for the later one's.
 */
const viewNames = 100;

/** What is to be opened. */
export interface WantedView {
  readonly source: StreamSource;
  readonly name: string;
  readonly quality: Quality;
  /** Those of the device that the view can show, the one to begin with first; its first one where absent. */
  readonly channels?: readonly number[];
  readonly playerMode: PlayerMode;
  /** How the picture stands; as the camera sends it where absent. */
  readonly framing?: Framing;
  /** As its kind has it, where absent. */
  readonly muted?: boolean;
  /** The system's where absent. */
  readonly language?: Language;
}

interface ViewKind<ViewModel> {
  /** What its views are called, before their number. */
  readonly name: string;
  /** It begins without sound. */
  readonly muted: boolean;
  view(snapshot: SnapshotFrom<SessionMachine>): ViewModel;
}

export const single = { name: 'live', muted: false, view: sessionView };
export const tile = { name: 'wall', muted: true, view: tileView };

type OpensViews = <ViewModel>(wanted: WantedView, kind: ViewKind<ViewModel>) => OpenView<ViewModel> | undefined;

/** Of a session that has ended while its page is still there (`end`) the node goes: the one sure way to end live-player. */
const withoutNode = <ViewModel>(hasEnded: boolean, view: ViewModel): ViewModel =>
  hasEnded ? { ...view, playerKey: 0 } : view;

/** Opens views, each with a session of its own; undefined where nothing watches any more. */
export function viewsIn(
  watching: ActorRefFrom<typeof watchingMachine>,
  { viewLogic: logic, recording }: Pick<WatchWay, 'viewLogic' | 'recording'>,
): OpensViews {
  let viewCount = 0;

  function freeName(kindName: string): string {
    viewCount = (viewCount % viewNames) + 1;
    const name = `${kindName}-${viewCount}`;
    return watching.getSnapshot().context.views.has(name) ? freeName(kindName) : name;
  }

  return ({ source, name, muted, ...wanted }, kind) => {
    if (watching.getSnapshot().status !== 'active') return undefined;
    const view = freeName(kind.name);
    watching.send({ type: 'view.opened', view, source, ...wanted, muted: muted ?? kind.muted, logic });
    const opened = watching.getSnapshot().context.views.get(view);
    if (!opened) return undefined;
    const { session } = opened;
    return {
      view,
      cameraId: source.id,
      cameraName: name,
      session: chartOf(session, (snapshot) => withoutNode(snapshot.status !== 'active', kind.view(snapshot))),
      ...besideOf({ watching, view, source, language: wanted.language, recording }),
      failure() {
        const { failure, language } = session.getSnapshot().context;
        return failure && toldOf(failure, language);
      },
      hide: () => watching.send({ type: 'view.hidden', view }),
      show: () => watching.send({ type: 'view.shown', view }),
      focus: () => watching.send({ type: 'view.focused', view }),
      close: () => watching.send({ type: 'view.closed', view }),
    };
  };
}

/** What cameras are opened in. */
export interface OpenerParts {
  readonly watching: ActorRefFrom<typeof watchingMachine>;
  readonly language: Language;
  /** The camera that has this id. */
  readonly find?: ((id: string) => CameraGiven | undefined) | undefined;
}

/** Opens the cameras that callers give. */
export function createCameraOpener(
  { watching, language, find }: OpenerParts,
  { severalChannels, ...way }: Pick<WatchWay, 'viewLogic' | 'recording' | 'severalChannels'>,
): CameraOpener {
  const openIn = viewsIn(watching, way);
  const open = <ViewModel>(
    given: CameraGiven | string,
    options: ViewOptions | undefined,
    kind: ViewKind<ViewModel>,
  ) => {
    const camera = typeof given === 'string' ? find?.(given) : given;
    if (camera === undefined) return undefined;
    const { channels, ...wanted } = wantedOf(camera, options);
    return openIn(
      { ...wanted, ...(channels && { channels: severalChannels ? channels : channels.slice(0, 1) }) },
      kind,
    );
  };
  const unopened = (given: CameraGiven | string, { language: spoken = language }: ViewOptions = {}) => {
    const isOver = typeof given !== 'string' || watching.getSnapshot().status !== 'active';
    const told = isOver
      ? toldIn(spoken, 'camerasEnded', endedTexts)
      : toldIn(spoken, 'cameraUnknown', unknownTexts(given));
    return failedView(told, spoken, idOf(given));
  };
  return {
    openView: (given, options) => open(given, options, single) ?? unopened(given, options),
    openTile: (given, options) => open(given, options, tile) ?? unopened(given, options),
    connect: ({ session }, setData) => session.connect({ setData }),
  };
}

/** Asked of what has ended (`end`), or has failed as a program. */
const endedTexts = {
  title: { zh: '观看已经结束', en: 'Watching has ended' },
  advice: { zh: '请重新打开小程序。', en: 'Please open the mini-program again.' },
} as const;

/** An id that nobody knows. */
const unknownTexts = (id: string) => ({
  title: { zh: '找不到这个摄像头', en: 'This camera is not there' },
  advice: {
    zh: `请开发者检查：给 createCameras 的摄像头里没有“${shownText(id, config.maxFieldCharacters.id)}”。`,
    en: `Its developer has to look: createCameras was given none that is called “${shownText(id, config.maxFieldCharacters.id)}”.`,
  },
});

const idOf = (given: CameraGiven | string): string => (typeof given === 'string' ? given : idGiven(given));

function toldOf(failure: Failure, language: Language): FailureTold {
  const { source, code, kind } = failure;
  return {
    source,
    code,
    kind,
    title: failureTitle(failure, language),
    advice: failureAdvice(failure, language),
    details: failureDetails(failure, language),
  };
}
