/** Who gave answers. */
export interface Origin {
  readonly plugins: { readonly xp2p: string; readonly player: string };
  readonly phone: string;
  readonly wechat: string;
}

/** By the names of `simulator/iot/iot-assumptions.ts`. */
export type Answers = Readonly<Record<string, unknown>>;

/** What the probe page copies. */
export interface ProbeResult extends Origin {
  readonly formatVersion: number;
  readonly answers: Answers;
}

/** `test/simulation/known-answers.json`. */
export interface KnownFile {
  readonly formatVersion: number;
  readonly from: readonly Origin[];
  readonly answers: Answers;
}

/** What was read, or what is wrong: each in Chinese, then in English. */
export type Read<Value> = { readonly value: Value } | { readonly faults: readonly string[] };

/** `test/simulation/probe-result.ts`. */
export interface ResultReader {
  readResult(text: string): Read<ProbeResult>;
  withResult(known: KnownFile, result: ProbeResult, mayReplace: boolean): Read<KnownFile>;
}
