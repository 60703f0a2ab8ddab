Component({
  data: { says: 'the inner one waits' },
  methods: {
    play() {
      wx.createVideoContext('film', this).play();
    },
    played() {
      this.setData({ says: 'the inner one plays' });
    },
  },
});
