module.exports = { wx, getAppParams: () => ({}) };
