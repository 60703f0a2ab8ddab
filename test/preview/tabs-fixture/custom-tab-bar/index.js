Component({
  data: { selected: -1, pages: ['first', 'second', 'third'] },
  methods: {
    go({ currentTarget }) {
      const { page } = currentTarget.dataset;
      wx.switchTab({ url: `/pages/${page}/${page}` });
    },
  },
});
