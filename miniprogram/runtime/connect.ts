import { type View, type ViewChanges, viewChanges } from './view-changes';

/** As much of an actor as a page needs to show it. */
export interface Shown<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): { unsubscribe(): void };
}

/** As much of a page (or component) as a connection needs. */
export interface ConnectedPage {
  /** What it begins with, and so need not be told. */
  readonly data?: View;
  setData(changes: ViewChanges): void;
}

/** A page's tie to one actor. Calling it ends it for good: the page is gone. */
export interface Connection {
  (): void;
  /** The page is on the screen again: whatever changed meanwhile is set, once. */
  show(): void;
  /** The page is covered or the app is in the background: nothing is set until `show`. */
  hide(): void;
}

/**
 * Renders an actor on a page: computes the pure `view` of each new snapshot and sets what changed in it.
 *
 * The first view is set before `connect` returns, so that the first frame is whole. Later ones wait for the end of the
 * current run of JavaScript: one tap moves several statecharts and one of them several times, while a page pays for
 * each `setData`, however small (WeChat's audit allows 20 a second). Only the last of such a burst is computed.
 */
export function connect<Snapshot>(
  actor: Shown<Snapshot>,
  page: ConnectedPage,
  view: (snapshot: Snapshot) => View,
): Connection {
  let visible = true;
  let ended = false;
  let scheduled = false;
  let latest = actor.getSnapshot();
  let renderedSnapshot: Snapshot | undefined;
  let rendered: View = page.data ?? {};

  const render = (): void => {
    if (ended || !visible || latest === renderedSnapshot) return;
    renderedSnapshot = latest;
    const next = view(latest);
    const changes = viewChanges(rendered, next);
    rendered = next;
    if (Object.keys(changes).length > 0) page.setData(changes);
  };
  const renderSoon = (): void => {
    if (scheduled) return;
    scheduled = true;
    void Promise.resolve().then(() => {
      scheduled = false;
      render();
    });
  };

  render();
  const subscription = actor.subscribe((snapshot) => {
    latest = snapshot;
    renderSoon();
  });

  const end = (): void => {
    ended = true;
    subscription.unsubscribe();
  };
  return Object.assign(end, {
    show: () => {
      visible = true;
      render();
    },
    hide: () => {
      visible = false;
    },
  });
}
