import type { Chart } from './chart';
import { connect } from './connect';
import type { View } from './view-changes';

/** A chart that never changes, and takes whatever it is told: where there is no actor. */
export function stillChart<ViewModel extends object, Event>(view: ViewModel): Chart<ViewModel, Event> {
  const nothing = (): void => undefined;
  const still = { getSnapshot: () => view, subscribe: () => ({ unsubscribe: nothing }) };
  return {
    view: () => view,
    connect: (page, name) =>
      connect(still, page, () => (name === undefined ? ({ ...view } as View) : { [name]: view })),
    send: nothing,
  };
}
