/**
 * What no document says, each with a switch: the contract marks these "(i)" or "not said". The defaults are what demo code
 * and related products suggest; where nothing does, what is harder on the app.
 */
export interface Assumptions {
  /** How a second init of the same module is refused. */
  readonly secondInit: 'resolves' | 'rejects';
  /** A failed init leaves a module behind that only `destroy` takes away. */
  readonly failedInitNeedsDestroy: boolean;
  /** `connected`: once when the link is up, again and again with each keep-alive, or never. */
  readonly connectedNotice: 'once' | 'repeated' | 'never';
  /** `request` comes before `startStream` resolves, or after, or not at all. */
  readonly requestNotice: 'beforeResolve' | 'afterResolve' | 'never';
  /** How a stream that ends by itself says so. */
  readonly endNotice: 'eof' | 'success';
  /** When `close` comes after our own stop. */
  readonly closeAfterStop: 'atOnce' | 'late' | 'never';
  /** Up to 3.0: a callback given to `startStream` replaces the service's; or it is not looked at. */
  readonly streamCallback: 'replaces' | 'ignored';
  /** A link that the network took away says `disconnect` a while later, or nothing ever; nor are its calls refused then. */
  readonly deadLink: 'told' | 'silent';
  /** After a change of the network the links to cameras break all at once, or each at its own moment. */
  readonly linksBreak: 'together' | 'oneByOne';
  /** Links that break one by one have all broken then. */
  readonly linksBreakWithinMs: number;
  /** A server stream outlives a change of the network, or its link breaks as a camera's does; it can be reached anew at once. */
  readonly serverLink: 'goesOn' | 'breaks';
  /** Bytes that are on their way when a stream is stopped arrive for so long. */
  readonly bytesAfterStopMs: number;
  /** The memory of a chunk stays as it is, or is written over once its callback has returned. */
  readonly chunkMemory: 'stays' | 'writtenOver';
  /** How a call that could not do what it should says so: a number, a rejection, or whichever its generation uses. */
  readonly failureBy: 'generation' | 'resolving' | 'rejecting';
  /** What a rejection is: an object with a number or with text for its code, or the bare number. */
  readonly rejection: 'object' | 'objectWithText' | 'number';
  /** What `close` and `disconnect` say beside their name. */
  readonly endDetail: 'object' | 'text' | 'nothing';
  /** How a camera spells the status that it answers when it is asked whether it takes a viewer. */
  readonly deviceStatus: 'number' | 'text';
  /** The plugin's enumerations hold the strings that are known, or numbers. */
  readonly enumValues: 'strings' | 'numbers';
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  secondInit: 'rejects',
  failedInitNeedsDestroy: true,
  connectedNotice: 'once',
  requestNotice: 'afterResolve',
  endNotice: 'eof',
  closeAfterStop: 'late',
  streamCallback: 'replaces',
  deadLink: 'told',
  linksBreak: 'together',
  linksBreakWithinMs: 20_000,
  serverLink: 'goesOn',
  bytesAfterStopMs: 0,
  chunkMemory: 'stays',
  failureBy: 'generation',
  rejection: 'object',
  endDetail: 'object',
  deviceStatus: 'number',
  enumValues: 'strings',
};
