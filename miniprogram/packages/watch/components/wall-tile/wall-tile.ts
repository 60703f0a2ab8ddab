import type { TileView } from '../../../../../machines/session';
import { notYet } from '../../../../runtime/not-yet';

/**
 * One picture of several, with its name and how it is beneath. Says `look` on a tap (enlarge it, or back), `act` with the
 * event of the sheet's one button, `sound` on the loudspeaker, and `copy` with a failure's details.
 */
Component({
  properties: {
    /** The view's name, under which its session listens. */
    view: { type: String, value: '' },
    name: { type: String, value: '' },
    session: { type: null, value: notYet<TileView>() },
    /** There is room for a whole sheet. */
    enlarged: { type: Boolean, value: false },
    /** The one that is looked at: its sound can be turned off and on. */
    focused: { type: Boolean, value: false },
    muteLabel: { type: String, value: '' },
    unmuteLabel: { type: String, value: '' },
    detailsLabel: { type: String, value: '' },
    copyLabel: { type: String, value: '' },
  },
  methods: {
    look() {
      this.triggerEvent('look');
    },
    /** The whole small sheet is one button; where nothing can be done, more is said when enlarged. */
    press() {
      const event = this.data.session.sheet?.primary.event;
      if (event) this.triggerEvent('act', { event });
      else this.triggerEvent('look');
    },
    act(event: WechatMiniprogram.CustomEvent<{ event: string }>) {
      this.triggerEvent('act', { event: event.detail.event });
    },
    copy(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
      this.triggerEvent('copy', { text: event.detail.text });
    },
    toggleSound() {
      this.triggerEvent('sound');
    },
  },
});
