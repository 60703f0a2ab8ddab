import { simulation } from './index';

/** Stands in for `plugins/require-player-early.ts` in the development build. */
export const requirePlayerEarly = async (): Promise<unknown> => simulation().playerPlugin;
