const { name } = require('helper');

Component({
  externalClasses: ['u-class'],
  properties: { kinds: { type: Array, value: [] }, text: String },
  data: { name },
});
