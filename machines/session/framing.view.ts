import { type Framing, fits, type Turn } from '../kernel/framing';
import type { Language } from '../words/text';
import { fitTexts, turnText } from './session.texts';
import type { SessionView } from './session.view.types';

/** How a picture stands, and how it may stand where the player can turn it like this. What was kept may be more: it is upright then. Pure. */
export function framingView(
  { fit, turn }: Framing,
  turns: readonly Turn[],
  language: Language,
): Pick<SessionView, 'framing' | 'fits' | 'turns'> {
  const shown: Framing = { fit, turn: turns.includes(turn) ? turn : 0 };
  return {
    framing: shown,
    fits: fits.map((value) => ({ value, label: fitTexts[value][language], chosen: value === shown.fit })),
    turns: turns.map((value) => ({
      value: String(value),
      label: turnText(value, turns)[language],
      chosen: value === shown.turn,
    })),
  };
}
