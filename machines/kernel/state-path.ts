/** Where a statechart is: the name of a state, or of each region with where that is. */
export type StateValue = string | { readonly [state: string]: StateValue };

/** The paths of the innermost active states: `viewing.stream.retrying.counting`, one a region. */
export function statePaths(value: StateValue, before = ''): readonly string[] {
  if (typeof value === 'string') return [before + value];
  const regions = Object.entries(value);
  // A parallel state without active inner states is itself the innermost.
  if (regions.length === 0) return [before.slice(0, -1)];
  return regions.flatMap(([name, inner]) => statePaths(inner, `${before}${name}.`));
}

/** The same as one text: `watching.pulling.playing`, or `viewing.intent.playing & viewing.hint.quiet`. */
export function statePath(value: StateValue): string {
  return statePaths(value).join(' & ');
}
