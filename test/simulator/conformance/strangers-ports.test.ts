import { portsConformance } from '../../../simulator/conformance';
import { strangersBench } from './strangers-ports';

describe('ports that a stranger wrote from docs/ports.md keep what ports promise', () => {
  for (const { name, run } of portsConformance(strangersBench)) test(name, run);
});
