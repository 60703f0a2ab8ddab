import { simulation } from './index';

/** Stands in for `plugins/require-player.ts` in the development build. */
export const requirePlayer = (): unknown => simulation().playerPlugin;
