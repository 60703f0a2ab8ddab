import { fromPromise, setup } from 'xstate';

/** An actor for charts that are checked and never run. */
export const call = fromPromise(async () => {});

/**
 * What charts with a mistake are made of. They are wrong on purpose, where TypeScript would tell too: `as never`
 * silences it.
 */
export const bare = setup({ actions: { note: () => {} }, delays: { deadline: 1 }, actors: { call } });
