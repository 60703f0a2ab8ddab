/** A card that is a line until it is tapped. */
Component({
  properties: {
    title: { type: String, value: '' },
  },
  data: { unfolded: false },
  methods: {
    toggle() {
      this.setData({ unfolded: !this.data.unfolded });
    },
  },
});
