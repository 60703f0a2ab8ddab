/** `; near: 'weak', 'wait'`: what a misspelt name was perhaps meant to be, the nearest first; empty when there is nothing to choose from. */
export function near(name: string, candidates: Iterable<string>): string {
  const nearest = [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distance(name, candidate) }))
    .sort((one, other) => one.distance - other.distance || one.candidate.localeCompare(other.candidate))
    .slice(0, 3)
    .map(({ candidate }) => `'${candidate}'`);
  return nearest.length === 0 ? '' : `; near: ${nearest.join(', ')}`;
}

/** How many characters must be put in, left out or changed to make one word of another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [above, letter] of [...from].entries()) {
    const next = [above + 1];
    for (const [left, other] of [...to].entries()) {
      const changed = (row[left] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[left + 1] ?? 0) + 1, (next[left] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
