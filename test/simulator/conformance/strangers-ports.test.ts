import { portsConformance } from '../../../simulator/conformance';
import { strangersBench } from './strangers-ports';

describe('ports that were written from their comments alone keep what ports promise', () => {
  for (const { name, run } of portsConformance(strangersBench)) test(name, run);
});
