export function orUndefined(load: () => unknown): unknown {
  try {
    return load();
  } catch {
    return undefined;
  }
}
