const { told, calls } = getApp();

/** A page that keeps what it hears, and makes any call of wx by name. */
exports.tabPage = (name) => {
  const heard = (what) => (more) => {
    told.push(
      what === 'onTabItemTap' ? `${name}.${what} ${more.index} ${more.pagePath} ${more.text}` : `${name}.${what}`,
    );
  };
  const page = { data: { name, count: 0 } };
  for (const what of ['onLoad', 'onShow', 'onHide', 'onUnload', 'onTabItemTap']) page[what] = heard(what);
  page.more = function () {
    this.setData({ count: this.data.count + 1 });
  };
  page.call = ({ currentTarget }) => {
    const { name: call, options } = currentTarget.dataset;
    wx[call]({ ...options, complete: ({ errMsg }) => calls.push(errMsg) });
  };
  return page;
};
