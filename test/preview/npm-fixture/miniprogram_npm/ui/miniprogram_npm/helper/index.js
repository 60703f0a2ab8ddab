exports.name = 'brought';
