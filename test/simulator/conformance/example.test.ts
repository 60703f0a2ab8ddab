import { type Bench, portsConformance } from '../../../simulator/conformance';

function make(): Bench {
  const kept = new Map<string, unknown>();
  let isFull = false;
  const read = (key: string) => kept.get(key);
  const write = (key: string, value: unknown) => {
    if (isFull) throw new Error('full');
    kept.set(key, value);
  };
  const meet = () => {
    isFull = true;
  };
  return { ports: { storage: { read, write } }, world: { meet } };
}

const rows = portsConformance(make).filter(({ ports }) => ports.every((port) => port === 'storage'));
for (const { name, run } of rows) test(name, run);
