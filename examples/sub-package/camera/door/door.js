require('../cameras');

Component({});
