import type { LogView } from '../../../machines/log';

/** Filters in a row that scrolls where it is too long, each with how much it would show. Says `choose` with the value. */
Component({
  properties: {
    filters: { type: null, value: [] as LogView['filters'] },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { value: String(event.currentTarget.dataset.value) });
    },
  },
});
