import type { SessionIntent } from '../../machines/session/session.intents';
import type { SessionView } from '../../machines/session/session.view.types';
import type { Language } from '../../machines/words/text';
import { readText } from '../plugins/player/read-field';
import { controlTexts } from './control.texts';

/** A button of the bar as a host wants it: a built-in one with another look or another event, or one of its own. */
export interface ControlGiven {
  /** `play`, `pause`, `sound`, `quality`, `snapshot`, `full-screen`, or a name of the host's own. */
  readonly name: string;
  /** A glyph's name, or the address of a picture: one with a slash or a colon in it. */
  readonly icon?: string | undefined;
  readonly label?: string | undefined;
  /** Said when it is pressed, in place of what it does otherwise. */
  readonly event?: string | undefined;
}

/** What a button is, once all that a host may leave out is there. */
export interface Control {
  readonly name: string;
  /** Empty where it looks as it is built in. */
  readonly icon: string;
  readonly label: string;
  /** Empty where it does what is built in; a button of the host's own says `control`. */
  readonly event: string;
}

/** A button of the bar as it is shown. */
export interface BarButton {
  readonly name: string;
  /** A glyph's name, or empty. */
  readonly icon: string;
  /** The address of a picture, or empty. */
  readonly image: string;
  readonly label: string;
  readonly disabled: boolean;
}

type Intent = SessionIntent['type'];

interface BuiltIn {
  readonly icon: string;
  readonly label: string;
  readonly disabled: boolean;
  /** Null: the choice of qualities comes up. */
  readonly intent: Intent | null;
}

type Makes = (session: SessionView, words: (name: keyof typeof controlTexts) => string) => BuiltIn;

/** What each built-in button shows and asks for, in the order in which they stand unless a host says otherwise. */
const builtIns = {
  play: ({ controls: { playing, canPlay, canStop } }, words) =>
    playing
      ? { icon: 'stop', label: words('stop'), disabled: !canStop, intent: 'STOP' }
      : { icon: 'play', label: words('play'), disabled: !canPlay, intent: 'PLAY' },
  pause: ({ controls: { canPause, canResume } }, words) =>
    canResume
      ? { icon: 'play', label: words('resume'), disabled: false, intent: 'RESUME' }
      : { icon: 'pause', label: words('pause'), disabled: !canPause, intent: 'PAUSE' },
  sound: ({ muted, controls: { playing, canPlay } }, words) => ({
    icon: muted ? 'muted' : 'sound',
    label: words(muted ? 'unmute' : 'mute'),
    disabled: !playing && !canPlay,
    intent: muted ? 'UNMUTE' : 'MUTE',
  }),
  quality: ({ quality, controls: { canChangeQuality } }, words) => ({
    icon: 'quality',
    label: quality || words('quality'),
    disabled: !canChangeQuality,
    intent: null,
  }),
  snapshot: ({ controls: { canSnapshot, snapping } }, words) => ({
    icon: 'snapshot',
    label: words('snapshot'),
    disabled: !canSnapshot || snapping,
    intent: 'SNAPSHOT',
  }),
  'full-screen': ({ controls: { canFullScreen } }, words) => ({
    icon: 'full-screen',
    label: words('fullScreen'),
    disabled: !canFullScreen,
    intent: 'ENTER_FULL_SCREEN',
  }),
} as const satisfies { readonly [name: string]: Makes };

const byName: ReadonlyMap<string, Makes> = new Map(Object.entries(builtIns));

/** The names of the built-in buttons, in their order. */
export const builtInControls = Object.keys(builtIns) as readonly (keyof typeof builtIns)[];

/** Whatever a host gave as a list of buttons: what is no button is left out, the second of one name too; no list is all of them. */
export function controlsGiven(given: unknown): readonly Control[] {
  const controls = new Map<string, Control>();
  for (const one of Array.isArray(given) ? given : builtInControls) {
    const control = controlGiven(one);
    if (control && !controls.has(control.name)) controls.set(control.name, control);
  }
  return [...controls.values()];
}

function controlGiven(given: unknown): Control | undefined {
  const name = typeof given === 'string' ? given : readText(given, 'name');
  if (!name) return undefined;
  const text = (field: keyof ControlGiven): string => readText(given, field) ?? '';
  return { name, icon: text('icon'), label: text('label'), event: text('event') };
}

/** The buttons as they are shown now: those that are not possible are disabled, a host's own never are. */
export function barOf(controls: readonly Control[], session: SessionView, language: Language): readonly BarButton[] {
  return controls.map(({ name, icon, label, event }) => {
    const own = byName.get(name)?.(session, (word) => controlTexts[word][language]);
    const isImage = /[/:]/.test(icon);
    return {
      name,
      icon: isImage ? '' : icon || (own?.icon ?? ''),
      image: isImage ? icon : '',
      label: label || (own?.label ?? name),
      // another event is the host's business
      disabled: event === '' && (own?.disabled ?? false),
    };
  });
}

/** What pressing a button asks for: an event to say, an intent of the session, or the choice of qualities. */
export type Press =
  | { readonly type: 'say'; readonly event: string }
  | { readonly type: 'send'; readonly intent: Intent }
  | { readonly type: 'chooseQuality' };

/** Undefined where there is no such button, or it cannot be pressed now. */
export function pressOf(controls: readonly Control[], name: string, session: SessionView): Press | undefined {
  const control = controls.find((one) => one.name === name);
  if (!control) return undefined;
  if (control.event) return { type: 'say', event: control.event };
  const own = byName.get(name)?.(session, () => '');
  if (!own) return { type: 'say', event: 'control' };
  if (own.disabled) return undefined;
  return own.intent ? { type: 'send', intent: own.intent } : { type: 'chooseQuality' };
}
