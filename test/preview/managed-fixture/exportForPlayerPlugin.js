module.exports = { wx };
