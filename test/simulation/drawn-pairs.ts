import { type Way, wayOf } from '../../simulator/generations';
import { ALL_KINDS } from './deeds/kinds';
import { DRAWN } from './drawn-values';
import type { Setup } from './scenario.types';

/** A range is looked at in so many parts. */
const PARTS = 3;
/** A pair of values has one number: this times the lesser, plus the greater. */
export const PAIR_BASE = 1_000;

interface Dimension {
  readonly name: string;
  readonly buckets: readonly string[];
  /** In which bucket a session's value lies; -1 where it has none. */
  bucketOf(setup: Setup): number;
}

type Group = Readonly<Record<string, unknown>> | undefined;

/** Where a setup keeps what is drawn of each group. */
const groups: { readonly [Name in keyof typeof DRAWN]: (setup: Setup) => Group } = {
  phone: (setup) => setup as unknown as Group,
  plugin: ({ assumptions }) => assumptions as Group,
  stretch: ({ stretch }) => stretch as Group,
  player: ({ player }) => player as Group,
  camera: ({ camera }) => camera as Group,
  wechat: ({ wechat }) => wechat as Group,
  iot: ({ iot }) => iot as Group,
};

const partOf = (value: number, from: number, to: number): number =>
  Math.min(PARTS - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * PARTS)));

const valueDimensions = Object.entries(DRAWN).flatMap(([group, draws]) =>
  Object.entries(draws).map(([own, draw]): Dimension => {
    const name = `${group}.${own}`;
    const valueIn = (setup: Setup): unknown => groups[group as keyof typeof DRAWN](setup)?.[own];
    if ('from' in draw) {
      const { from, to } = draw;
      const at = (part: number) => Math.round(from + ((to - from) * part) / PARTS);
      return {
        name,
        buckets: Array.from({ length: PARTS }, (_, part) => `${at(part)}–${at(part + 1)}`),
        bucketOf: (setup) => partOf(Number(valueIn(setup)), from, to),
      };
    }
    const values: readonly unknown[] = [...new Set<unknown>(draw.values)];
    return { name, buckets: values.map(String), bucketOf: (setup) => values.indexOf(valueIn(setup)) };
  }),
);

const kindDimensions = ALL_KINDS.map(
  (kind): Dimension => ({
    name: `deeds.${kind}`,
    buckets: ['no', 'yes'],
    bucketOf: ({ kinds }) => (kinds?.includes(kind) ? 1 : 0),
  }),
);

/** What is drawn of the sessions of one way, and where each begins among the buckets. */
class Dimensions {
  /** Every bucket of every drawn value, `name=bucket`; its place is its number. */
  readonly buckets: readonly string[];
  private readonly places: readonly { readonly dimension: Dimension; readonly first: number }[];

  constructor(dimensions: readonly Dimension[]) {
    let count = 0;
    this.places = dimensions.map((dimension) => {
      const first = count;
      count += dimension.buckets.length;
      return { dimension, first };
    });
    this.buckets = dimensions.flatMap(({ name, buckets }) => buckets.map((bucket) => `${name}=${bucket}`));
  }

  /** In which bucket of each this session lies. */
  numbersOf(setup: Setup): readonly number[] {
    return this.places.flatMap(({ dimension, first }) => {
      const bucket = dimension.bucketOf(setup);
      return bucket < 0 ? [] : [first + bucket];
    });
  }
}

const isOfManaged = ({ name }: Dimension): boolean => name.startsWith('iot.');
const dimensionsOf: Readonly<Record<Way, Dimensions>> = {
  bytes: new Dimensions([...valueDimensions.filter((each) => !isOfManaged(each)), ...kindDimensions]),
  managed: new Dimensions([...valueDimensions.filter(({ name }) => name !== 'phone.generation'), ...kindDimensions]),
};

export const drawnBuckets = (way: Way): readonly string[] => dimensionsOf[way].buckets;

/** Counts which two values came together in one session: the number of the pair → how often. */
export function countPairs(setup: Setup, pairs: Map<number, number>): void {
  const numbers = dimensionsOf[wayOf(setup.generation)].numbersOf(setup);
  for (let one = 0; one < numbers.length; one += 1)
    for (let other = one + 1; other < numbers.length; other += 1) {
      const pair = (numbers[one] as number) * PAIR_BASE + (numbers[other] as number);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
}
