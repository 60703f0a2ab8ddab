/** A part of a document, from its heading to the next. */
export interface Chapter {
  readonly name: string;
  /** 1 is the title. */
  readonly level: number;
  readonly text: string;
}

interface Page {
  /** From the project's root. */
  readonly file: string;
  /** Without the record. */
  readonly text: string;
}

/** A document in both languages. */
export interface Pair {
  readonly english: Page;
  readonly chinese: Page;
  /** What both said when they last said the same, a line a chapter. */
  readonly record: readonly string[];
  /** Half a page in Chinese on what stands in English in full. */
  readonly isSummary: boolean;
}
