/** A sheet from below with a few things to choose from; whatever is inside comes as slot. Says `close` on a tap outside. */
Component({
  properties: {
    title: { type: String, value: '' },
    closeLabel: { type: String, value: '' },
  },
  methods: {
    close() {
      this.triggerEvent('close');
    },
    /** Keeps the page beneath from scrolling. */
    stay() {},
  },
});
