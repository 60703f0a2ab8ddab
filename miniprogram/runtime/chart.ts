import { type ConnectedPage, type Connection, connect, type Shown } from './connect';
import type { View } from './view-changes';

/** One statechart as a page knows it: what it shows, and what it can be told. */
export interface Chart<ViewModel, Event> {
  /** What it shows now, for a handler that has to decide. */
  view(): ViewModel;
  /** Renders it on a page, as `data[name]`; each field of it by itself where no name is given. */
  connect(page: ConnectedPage, name?: string): Connection;
  send(event: Event): void;
}

/** Makes a chart of an actor and its pure view, in the person's language. */
export function chartOf<Snapshot, ViewModel, Event>(
  actor: Shown<Snapshot> & { send(event: Event): void },
  view: (snapshot: Snapshot) => ViewModel,
): Chart<ViewModel, Event> {
  return {
    view: () => view(actor.getSnapshot()),
    connect: (page, name) =>
      connect(actor, page, (snapshot) =>
        name === undefined ? ({ ...view(snapshot) } as View) : { [name]: view(snapshot) },
      ),
    send: (event) => actor.send(event),
  };
}
