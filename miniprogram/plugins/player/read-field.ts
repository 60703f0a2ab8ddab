/** Reads a field of whatever the plugin handed over; undefined when there is none. Throws nothing. */
export function readField(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    return (value as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** A finite number, also one written as text; undefined for everything else. */
export function readNumber(value: unknown, name: string): number | undefined {
  const field = readField(value, name);
  const number = typeof field === 'string' && field.trim() !== '' ? Number(field) : field;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A text with something in it; undefined for everything else. */
export function readText(value: unknown, name: string): string | undefined {
  const field = readField(value, name);
  return typeof field === 'string' && field !== '' ? field : undefined;
}
