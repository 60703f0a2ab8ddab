import type { WatchingView } from '../../../machines/watching';

/** A whole page that says what keeps the app from working and what to do: WeChat too old, no credentials, … */
Component({
  properties: {
    obstacle: { type: null, value: null as WatchingView['obstacle'] },
    detailsLabel: { type: String, value: '' },
  },
});
