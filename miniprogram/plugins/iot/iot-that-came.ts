import type { SelectedIot } from './select-iot';

let came: Pick<SelectedIot, 'versions'> | undefined;

/** Keeps what the main package found for the package that plays: whoever selected it says so. */
export function iotCame(selected: Pick<SelectedIot, 'versions'>): void {
  came = selected;
}

/** What XP2P calls itself, as far as it is known by now; empty where nobody found it. */
export const iotVersion = (): string => came?.versions().xp2p ?? '';
