import type { Framing } from '../kernel/framing';
import type { PlayerMode, Quality } from '../kernel/ports';
import type { Tone } from '../words/meta';
import type { TimelineStep } from './timeline';

/** Opens the form of the camera: what a button says that is for the page itself, as no session has a form. */
export type EditCamera = 'EDIT_CAMERA';

/** What the live page renders for one session: texts are finished sentences in the person's language. */
export interface SessionView {
  // ---- the player node
  /** A new number is a new `p2p-player` node; 0 means that no node is wanted. */
  readonly playerKey: number;
  readonly autoplay: boolean;
  readonly muted: boolean;
  /** live-player's `mode`; a change needs a new node. */
  readonly playerMode: PlayerMode;
  /** Of a component that pulls by itself; empty where the app does. */
  readonly streamQuality: Quality | '';
  /** Of a component that pulls by itself: which of the device's channels. */
  readonly streamChannel: number;

  /** How the picture stands on its stage, as far as this player can; a change needs no new node. */
  readonly framing: Framing;

  // ---- the status pill, top left on the stage
  readonly status: { readonly text: string; readonly tone: Tone };
  /** Something is under way: show activity. */
  readonly waiting: boolean;
  /** "Weak network", over the picture; empty when all is well. */
  readonly hint: string;
  /** A short message about the last thing a person asked for (snapshot saved, permission refused); empty when none. */
  readonly notice: { readonly text: string; readonly action: string; readonly event: string };

  // ---- over the dimmed picture; null while the picture is all there is to see
  readonly sheet: null | {
    readonly kind: 'failure' | 'paused' | 'stopped' | 'ended';
    readonly title: string;
    readonly advice: string;
    /** The one primary button: its label and the event it sends; label empty when trying again cannot help. */
    readonly primary: { readonly label: string; readonly event: string };
    /** What else may help: settings, or the form of the camera (`EditCamera`). Label empty when nothing does. */
    readonly secondary: { readonly label: string; readonly event: string };
    /** Code, source, step: folded away, copyable. Empty when there is none. */
    readonly details: string;
  };

  // ---- the row of buttons under the stage; an event that is not possible now is disabled
  readonly controls: {
    readonly playing: boolean;
    readonly canPlay: boolean;
    readonly canStop: boolean;
    readonly canPause: boolean;
    readonly canResume: boolean;
    readonly canSnapshot: boolean;
    readonly canFullScreen: boolean;
    readonly canChangeQuality: boolean;
    readonly fullScreen: boolean;
    /** While a snapshot is being taken or saved. */
    readonly snapping: boolean;
  };
  readonly quality: string;
  readonly qualities: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];

  /** How it may stand. */
  readonly fits: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly turns: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  /** Those of the device that can be shown here; empty where there is one. */
  readonly channels: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];

  /** What the plugin is too old for, and which version can. */
  readonly framingHints: readonly string[];

  // ---- the start-up timeline
  readonly timeline: readonly {
    readonly step: TimelineStep;
    /** Counted from the beginning of the first step, in milliseconds. */
    readonly atMs: number;
    /** Finished milliseconds; −1 while under way. */
    readonly ms: number;
    /** It was under way when all was given back because of a failure; absent otherwise. */
    readonly failed?: boolean;
  }[];
  /** What came after the start: automatic reconnects and the final stop, with when they were and how long they took. */
  readonly timelineMarks: readonly { readonly key: string; readonly label: string; readonly text: string }[];

  // ---- diagnosis
  /** Query values masked; empty when the plugin has none. */
  readonly url: string;
  /** Label and value, in the order they are shown: bytes, frames, bitrate, cache, size, … */
  readonly diagnosis: readonly { readonly key: string; readonly label: string; readonly value: string }[];

  // ---- for whoever acts on what happened, rather than says it
  /** Why it gave up, by who said so; the sheet has the words. Null while it plays, tries or waits. */
  readonly failure: null | { readonly source: string; readonly code: number | string };
  /** How many pictures were put into the album since it was opened, and where the last one is; the path is empty where only the plugin knows it. */
  readonly picture: { readonly count: number; readonly path: string };
}

/** What one of several pictures shows of its session: nothing that changes with every step or measure. */
export type TileView = Pick<
  SessionView,
  | 'playerKey'
  | 'autoplay'
  | 'muted'
  | 'playerMode'
  | 'streamQuality'
  | 'streamChannel'
  | 'framing'
  | 'status'
  | 'waiting'
  | 'hint'
  | 'notice'
  | 'sheet'
>;
