/** A view model: plain JSON values all the way down. Whoever makes one never changes it afterwards. */
export type View = Readonly<Record<string, unknown>>;

/** What `setData` takes: paths such as `status.text` or `steps[2]`, and what is to stand there. */
export type ViewChanges = Record<string, unknown>;

/**
 * A small `setData` that turns what `before` rendered into what `after` wants: changed leaves by path, those of array
 * elements too where that is shorter than the whole element; an array that grew at its end by what is new, one that
 * became shorter as a whole. Empty when nothing changed.
 */
export function viewChanges(before: View, after: View): ViewChanges {
  const changes: ViewChanges = {};
  for (const key of Object.keys(after)) collect(changes, key, before[key], after[key]);
  return changes;
}

function collect(changes: ViewChanges, path: string, before: unknown, after: unknown): void {
  if (Object.is(before, after)) return;
  if (isObject(before) && isObject(after) && haveSameKeys(before, after) && Object.keys(after).every(canBeInPath)) {
    for (const key of Object.keys(after)) collect(changes, `${path}.${key}`, before[key], after[key]);
    return;
  }
  if (same(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && before.length <= after.length) {
    const elements: ViewChanges = {};
    for (let index = 0; index < after.length; index += 1) {
      collectElement(elements, `${path}[${index}]`, before[index], after[index]);
    }
    const whole = { [path]: plain(after) };
    Object.assign(changes, lengthOf(elements) < lengthOf(whole) ? elements : whole);
    return;
  }
  changes[path] = plain(after);
}

/** The leaves of an element, or the element: whichever is less to send. */
function collectElement(changes: ViewChanges, path: string, before: unknown, after: unknown): void {
  const leaves: ViewChanges = {};
  collect(leaves, path, before, after);
  if (Object.keys(leaves).length === 0) return;
  const whole = { [path]: plain(after) };
  Object.assign(changes, lengthOf(leaves) < lengthOf(whole) ? leaves : whole);
}

/** Every change crosses to the renderer as JSON. */
function lengthOf(changes: ViewChanges): number {
  return JSON.stringify(changes).length;
}

function same(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((element, index) => same(element, after[index]));
  }
  if (!isObject(before) || !isObject(after)) return false;
  return haveSameKeys(before, after) && Object.keys(after).every((key) => same(before[key], after[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function haveSameKeys(before: object, after: object): boolean {
  const known = Object.keys(before);
  const keys = Object.keys(after);
  // a view is made by the same code every time, so its keys nearly always come in the same order
  return keys.length === known.length && keys.every((key, index) => key === known[index] || known.includes(key));
}

/** `setData` would read `a.b` or `a[0]` in a key as a path of its own; only plain names are sure to be safe. */
function canBeInPath(key: string): boolean {
  return /^[A-Za-z]\w*$/.test(key);
}

/**
 * `setData` refuses `undefined`, and may keep what it is given: a later path then changes that in place. So the page gets
 * an object of its own, as a view may hold what others hold too.
 */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value === undefined ? null : value;
}
