import type { SessionView } from '../../../../../machines/session';

/** The qualities to choose from, in a sheet from below. Says `choose` with one, or `close`. */
Component({
  properties: {
    qualities: { type: null, value: [] as SessionView['qualities'] },
    title: { type: String, value: '' },
    closeLabel: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { quality: String(event.currentTarget.dataset.value) });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
