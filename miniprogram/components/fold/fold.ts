/** A card that is a line until it is tapped. */
Component({
  properties: {
    title: { type: String, value: '' },
  },
  data: { unfolded: false },
  methods: {
    toggle() {
      const unfolded = !this.data.unfolded;
      this.setData({ unfolded });
      this.triggerEvent('toggle', { unfolded });
    },
  },
});
