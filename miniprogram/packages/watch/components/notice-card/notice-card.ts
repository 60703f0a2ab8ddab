import type { SessionView } from '../../../../../machines/session';

/** A word about what was asked for last, with a button where more can be done. Says `act` with the event of the pressed one. */
Component({
  properties: {
    notice: { type: null, value: { text: '', action: '', event: '' } as SessionView['notice'] },
    dismissLabel: { type: String, value: '' },
    /** What is said when it is dismissed. */
    dismiss: { type: String, value: 'DISMISS_NOTICE' },
  },
  methods: {
    act() {
      this.triggerEvent('act', { event: this.data.notice.event });
    },
    close() {
      this.triggerEvent('act', { event: this.data.dismiss });
    },
  },
});
