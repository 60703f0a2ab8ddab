exports.name = 'installed';
