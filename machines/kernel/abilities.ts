import type { Turn } from './framing';
import { initCommandOf } from './init-command';
import type { StreamSource } from './ports';

/** What one way to a picture can do with what a source sends, and another cannot. */
export type Abilities = (source: StreamSource) => SourceAbilities;

export interface SourceAbilities {
  /** By how much its player can turn it: 0 is among them. */
  readonly turns: readonly Turn[];
  /** What a plugin of this version cannot do yet. One that tells no version is not called too old. */
  lacks(version: string): readonly Lack[];
}

/** What is off because of the plugin's version, with the first that can. */
export interface Lack {
  readonly feature: 'fullScreen' | 'networkEvents' | 'rotate' | 'fill' | 'snapshotAnswer' | 'initCommand';
  readonly since: string;
}

/**
 * live-player's own: upright, or lying on its side (`orientation`, contract 3). Who pulls bytes sends no init command, whatever the
 * version.
 */
export const plainAbilities = (source?: StreamSource): SourceAbilities => ({
  turns: [0, 90],
  lacks: () => (source && initCommandOf(source) ? [{ feature: 'initCommand', since: '3.2 (--way managed)' }] : []),
});
