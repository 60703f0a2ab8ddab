import type { Text } from '../../machines/words/text.ts';

/** Something that a command takes by name: `--port N`, or `--json`. */
export interface Option {
  readonly about: Text;
  /** Stands for the value in the help; absent for a switch, which has none. */
  readonly value?: string;
  /** May be given several times. */
  readonly many?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** What a command takes. */
export interface CommandShape<Named extends Options> {
  /** How it is called: `npm run simulate`. */
  readonly command: string;
  readonly about: Text;
  readonly options: Named;
  /** What may stand there without a name. */
  readonly words?: { readonly value: string; readonly about: Text; readonly many?: true };
}

type GivenValue<One extends Option> = One extends { many: true }
  ? readonly string[]
  : One extends { value: string }
    ? string
    : true;

/** What was typed. */
export interface CommandLine<Named extends Options> {
  readonly given: { readonly [Name in keyof Named]?: GivenValue<Named[Name]> };
  readonly words: readonly string[];
  /** A whole number that was given, if it was. Ends the program where it is none, or makes no sense. */
  number(name: keyof Named & string, range?: { readonly least?: number; readonly most?: number }): number | undefined;
  /** An absolute path of a folder that was given, if it was. Ends the program where there is no such folder. */
  folder(name: keyof Named & string): string | undefined;
  /** Ends the program with exit code 1, a sentence and how to use it. */
  refuse(sentence: string): never;
}
