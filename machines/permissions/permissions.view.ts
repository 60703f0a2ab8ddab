import type { SnapshotFrom } from 'xstate';
import type { Camera } from '../cameras';
import { failureSentences } from '../failure';
import type { PermissionName, PermissionState } from '../kernel/ports';
import type { Language } from '../words/text';
import type { permissionsMachine } from './permissions.machine';
import { nameTexts, sheetTexts, stateTexts } from './permissions.texts';
import type { PermissionsView } from './permissions.types';

/** What keeps something from working until somebody does something about it. */
const missing: readonly PermissionState[] = ['refusedOnce', 'deniedInSettings', 'deniedByPhone', 'privacyUndeclared'];

/** The settings in which each is given. */
const opens: ReadonlyMap<PermissionState, string> = new Map([
  ['deniedInSettings', 'OPEN_SETTINGS'],
  ['deniedByPhone', 'OPEN_SYSTEM_SETTINGS'],
  ['untold', 'OPEN_SYSTEM_SETTINGS'],
]);

/** What the home page says of permissions: nothing while none is missing. Pure. */
export function permissionsView(
  { context: { needed, states, failure } }: SnapshotFrom<typeof permissionsMachine>,
  language: Language,
): PermissionsView {
  const known = needed.flatMap((name) => {
    const state = states[name];
    return state ? [{ name, state }] : [];
  });
  const rows = known.map(({ name, state }): PermissionsView['rows'][number] => {
    const { state: words, advice } = stateTexts[state];
    const event = opens.get(state) ?? '';
    return {
      name,
      label: nameTexts[name][language],
      state: words[language],
      tone: missing.includes(state) ? 'warn' : state === 'allowed' ? 'ok' : 'idle',
      advice: advice?.[language] ?? '',
      action: event && sheetTexts.openSettings[language],
      event,
    };
  });
  return {
    hint: rows.some(({ tone }) => tone === 'warn') ? sheetTexts.hint[language] : '',
    title: sheetTexts.title[language],
    close: sheetTexts.close[language],
    rows,
    failure: failure ? failureSentences(failure, language) : '',
  };
}

/** What these cameras need: only a stream of little delay needs a microphone, and only a camera may be nearby. */
export function permissionsNeeded(cameras: readonly Camera[]): readonly PermissionName[] {
  return [
    'album',
    'clipboard',
    ...(cameras.some(({ playerMode }) => playerMode === 'RTC') ? (['microphone'] as const) : []),
    ...(cameras.some(({ kind }) => kind === 'camera') ? (['localNetwork'] as const) : []),
  ];
}
