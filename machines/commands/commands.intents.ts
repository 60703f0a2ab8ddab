/** What a person can ask for, and nothing else. */
export type CommandsIntent =
  /** A whole command (`action=…`), JSON, or any text that the device understands. An empty one, or one that is too long, is not sent. */
  | { readonly type: 'SEND'; readonly text: string; readonly channel: number }
  /** The same as that entry, once more. */
  | { readonly type: 'SEND_AGAIN'; readonly number: number }
  /** Whatever is not waited for is forgotten. */
  | { readonly type: 'CLEAR' };
