import path from 'node:path';
import { chartEvents } from '../support/chart-events';
import { checkMachinesIn, machineFiles, machinesIn } from '../support/charts';

const folder = path.resolve(__dirname, '../../machines');
const files = machineFiles(folder).map((file) => path.relative(folder, file));

test('the charts of this project are found, and nobody else’s events are told', () => {
  const found = files.map((file) => machinesIn(path.join(folder, file)));
  const ids = found.flat().map(({ id }) => id);
  expect(ids.sort()).toEqual(Object.keys(chartEvents).sort());
  expect(found.filter((machines) => machines.length === 0)).toEqual([]);
});

test.each(files)('%s has no fault that only a look at the whole chart finds', (file) => {
  expect(checkMachinesIn(path.join(folder, file))).toEqual([]);
});
