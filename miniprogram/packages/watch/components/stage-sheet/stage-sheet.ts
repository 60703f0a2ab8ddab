import type { SessionView } from '../../../../../machines/session';

/**
 * What lies over the dimmed picture when there is something to say or to do: what happened, what can be done, one primary
 * button (and a second one where something else may help), and the details folded away. Says `act` with a button's event, and
 * `copy` with the details.
 */
Component({
  properties: {
    /** A failure explains itself; paused, stopped and ended offer one big play button. */
    sheet: { type: null, value: null as SessionView['sheet'] },
    /** No form of the camera can be opened here: no button leads there. */
    noForm: { type: Boolean, value: false },
    detailsLabel: { type: String, value: '' },
    copyLabel: { type: String, value: '' },
  },
  data: { unfolded: false },
  methods: {
    act() {
      this.triggerEvent('act', { event: this.data.sheet?.primary.event });
    },
    actOtherwise() {
      this.triggerEvent('act', { event: this.data.sheet?.secondary.event });
    },
    toggle() {
      this.setData({ unfolded: !this.data.unfolded });
    },
    copy() {
      this.triggerEvent('copy', { text: this.data.sheet?.details });
    },
  },
});
