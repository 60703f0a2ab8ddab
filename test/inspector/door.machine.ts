import { assign, setup } from 'xstate';

/** A small chart with one of everything that the inspector shows. */
export const doorMachine = setup({
  types: {
    context: {} as Record<string, unknown> & { readonly count: number },
    events: {} as { type: 'OPEN' } | { type: 'CLOSE' } | { type: 'NOTE'; detail?: unknown },
  },
  actions: { countOpened: assign({ count: ({ context }) => context.count + 1 }), ring: () => undefined },
  guards: { isFresh: ({ context }) => context.count < 1_000_000 },
  delays: { closeAfter: 5_000 },
}).createMachine({
  id: 'door',
  context: { count: 0 },
  initial: 'closed',
  on: { NOTE: { actions: assign({ detail: ({ event }) => event.detail }) } },
  states: {
    closed: {
      description: 'Nobody gets in.',
      on: { OPEN: { guard: 'isFresh', target: 'open', actions: 'countOpened' } },
    },
    open: { tags: 'waiting', entry: 'ring', on: { CLOSE: 'closed' }, after: { closeAfter: 'closed' } },
  },
});
