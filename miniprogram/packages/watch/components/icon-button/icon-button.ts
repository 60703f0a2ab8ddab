/** An icon with its word beneath: a thumb-sized button of the row under the stage. Says `press`, unless disabled. */
Component({
  properties: {
    icon: { type: String, value: '' },
    /** The address of a picture, in place of the icon. */
    image: { type: String, value: '' },
    label: { type: String, value: '' },
    /** What it is called to who cannot see, where that is not its label. */
    name: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
  },
  methods: {
    press() {
      if (!this.data.disabled) this.triggerEvent('press');
    },
  },
});
