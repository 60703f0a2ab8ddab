import type { SessionView } from '../../../../../machines/session';

/** A word about what was asked for last, with a button where more can be done. Says `act` with the event of the pressed one. */
Component({
  properties: {
    notice: { type: null, value: { text: '', action: '', event: '' } as SessionView['notice'] },
    dismissLabel: { type: String, value: '' },
  },
  methods: {
    act() {
      this.triggerEvent('act', { event: this.data.notice.event });
    },
    dismiss() {
      this.triggerEvent('act', { event: 'DISMISS_NOTICE' });
    },
  },
});
