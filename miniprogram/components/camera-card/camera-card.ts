/** A camera of the list. Says `open` on a tap, `more` on a long press or a tap on the dots. */
Component({
  properties: {
    name: { type: String, value: '' },
    cameraId: { type: String, value: '' },
    kind: { type: String, value: 'camera' },
    kindText: { type: String, value: '' },
    /** A picture's path; empty shows a quiet placeholder. */
    picture: { type: String, value: '' },
    moreLabel: { type: String, value: '' },
  },
  methods: {
    open() {
      this.triggerEvent('open');
    },
    more() {
      this.triggerEvent('more');
    },
  },
});
