interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** One of a few, side by side. Says `choose` with the value. */
Component({
  properties: {
    label: { type: String, value: '' },
    options: { type: null, value: [] as readonly Choice[] },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { value: String(event.currentTarget.dataset.value) });
    },
  },
});
