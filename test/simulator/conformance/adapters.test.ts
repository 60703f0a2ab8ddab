import { portsConformance } from '../../../simulator/conformance';
import { adaptersBench } from './adapters-bench';
import { managedBench } from './managed-bench';

describe.each([
  'beta',
  '1.0',
  '1.3',
  '2.0',
  '3.0',
  '3.1',
] as const)('the ports of plugin %s keep what ports promise', (generation) => {
  const rows = portsConformance(() => adaptersBench(generation));
  for (const { name, run } of rows.filter(({ ports }) => !ports.includes('managedNodes'))) test(name, run);
});

describe('the ports of an iPhone keep what ports promise', () => {
  const rows = portsConformance(() => adaptersBench('3.1', 'ios'));
  for (const { name, run } of rows.filter(({ ports }) => ports.includes('players'))) test(name, run);
});

describe('the ports of a plugin that pulls by itself keep what ports promise', () => {
  const rows = portsConformance(managedBench);
  for (const { name, run } of rows.filter(({ ports }) => ports.includes('managedNodes'))) test(name, run);
  // what asks for no stream
  const ofModule = rows.filter(({ name }) => /^module: |^startService: one that (is refused|throws)/.test(name));
  for (const { name, run } of ofModule) test(name, run);
});
