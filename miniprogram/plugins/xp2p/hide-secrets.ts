/** Takes what is known to be secret out of a text. */
export type Hide = (text: string) => string;

/** Shorter values are left alone: hiding them would blank out innocent text. */
const MIN_SECRET_CHARACTERS = 6;

/** The secrets that one adapter has handed to the plugin: the plugin's own messages may repeat them. */
export class KnownSecrets {
  private readonly values = new Set<string>();

  constructor(values: readonly unknown[] = []) {
    for (const value of values) if (typeof value === 'string') this.add(value);
  }

  add(value: string): void {
    if (value.length >= MIN_SECRET_CHARACTERS) this.values.add(value);
  }

  readonly hide: Hide = (text) => {
    let hidden = text;
    for (const value of this.values) hidden = hidden.split(value).join('[secret]');
    return hidden;
  };
}
