// read by the plugin: WeChat's `wx` as the mini-program has it
module.exports = { wx };
