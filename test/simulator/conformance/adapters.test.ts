import { portsConformance } from '../../../simulator/conformance';
import { adaptersBench } from './adapters-bench';

describe.each([
  'beta',
  '1.0',
  '1.3',
  '2.0',
  '3.0',
  '3.1',
] as const)('the ports of plugin %s keep what ports promise', (generation) => {
  for (const { name, run } of portsConformance(() => adaptersBench(generation))) test(name, run);
});

describe('the ports of an iPhone keep what ports promise', () => {
  const rows = portsConformance(() => adaptersBench('3.1', 'ios'));
  for (const { name, run } of rows.filter(({ ports }) => ports.includes('players'))) test(name, run);
});
