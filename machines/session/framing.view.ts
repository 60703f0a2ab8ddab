import type { Lack, SourceAbilities } from '../kernel/abilities';
import { type Framing, fits, plainFraming } from '../kernel/framing';
import type { Language } from '../words/text';
import { fitTexts, needsNewer, turnText } from './session.texts';
import type { SessionView } from './session.view.types';

/**
 * How a picture stands, and how it may stand with this player and this version of the plugin. What was kept may be more: it is upright
 * and whole then. Pure.
 */
export function framingView(
  { fit, turn }: Framing,
  { turns, lacks }: SourceAbilities,
  version: string,
  language: Language,
): Pick<SessionView, 'framing' | 'fits' | 'turns' | 'framingHints'> {
  const missing = lacks(version).filter(({ feature }) => feature === 'fill' || feature === 'rotate');
  const has = (wanted: Lack['feature']) => !missing.some(({ feature }) => feature === wanted);
  const fitsThere = has('fill') ? fits : [plainFraming.fit];
  const turnsThere = has('rotate') ? turns : [plainFraming.turn];
  const shown: Framing = {
    fit: has('fill') ? fit : plainFraming.fit,
    turn: turnsThere.includes(turn) ? turn : plainFraming.turn,
  };
  return {
    framing: shown,
    fits: fitsThere.map((value) => ({ value, label: fitTexts[value][language], chosen: value === shown.fit })),
    turns: turnsThere.map((value) => ({
      value: String(value),
      label: turnText(value, turns)[language],
      chosen: value === shown.turn,
    })),
    framingHints: missing.map((lack) => needsNewer(lack, version)[language]),
  };
}
