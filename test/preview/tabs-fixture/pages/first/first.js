const { tabPage } = require('../../tab-page');

Page(tabPage('first'));
