/**
 * Every number that decides when something happens and how much is kept, and what is chosen where nobody chose.
 * Units come last in the names: milliseconds unless the name says otherwise. A call's time-out starts when its lane begins it; the state that waits has its own, longer deadline, queueing included.
 */
export const config = {
  // calls (contract 2.1: the vendor's glue gives init and reset 10 s)
  initTimeout: 10_000,
  resetTimeout: 10_000,
  startServiceTimeout: 10_000,
  startStreamTimeout: 10_000,
  /** How long a stop may take before it is asked once more, and then before its id counts as jammed. */
  stopTimeout: 3_000,
  /** How long a cancelled, still pending start is awaited before it is closed. */
  grace: 3_000,

  // waiting states
  moduleDeadline: 25_000,
  serviceDeadline: 25_000,
  /** What a session waits for its connection, whose own deadlines are shorter and say more. */
  connectionDeadline: 30_000,
  /** What a session waits for its player to pull, whose own deadlines are shorter and say more. */
  pullDeadline: 20_000,
  playerReadyDeadline: 5_000,
  /** `play()` can report success while live-player never connects (contract 3). */
  startPullDeadline: 6_000,
  headerDeadline: 12_000,
  /** An unanswered device check is no refusal: after this the pull starts all the same. */
  deviceCheckTimeout: 3_000,
  firstByteDeadline: 10_000,
  /** Permission dialogue included. */
  snapshotDeadline: 60_000,
  /** live-player's own three reconnects take seconds each; then it says −2301. */
  playerReconnectDeadline: 20_000,

  // bytes
  /** No byte for this long: "weak network" on the picture. */
  stallAfter: 1_250,
  /** No byte for this long after that: recover. */
  stallLimit: 3_750,
  /** How often the probe compares chunk counts. */
  probeInterval: 250,
  /** live-player lets go with more than this in its cache: it throttles, nothing is wrong. */
  throttleCache: 500,
  /** The cache of an ended stream plays out, at most for this long. */
  drainLimit: 10_000,
  /** A cache above this is brought back to live: more than live-player lets pile up by itself. */
  catchUpAbove: 8_000,
  /** At most once in this time. */
  catchUpInterval: 30_000,

  /** How long a hiccup of the picture is told. */
  hintTime: 5_000,

  // a person pauses
  /** A paused picture keeps its stream this long; after that it is stopped too. */
  pauseKeepsStream: 30_000,

  // nobody looks
  /** A page that is hidden this long stops its pull. */
  hideGrace: 3_000,
  /** A hidden page, or a picture that is paused with its stream, keeps its connection this long. */
  keepConnection: 60_000,

  // connection
  /** A connection without viewers is kept, so that coming back is instant. */
  linger: 30_000,

  // recovery
  retryDelays: [0, 300, 1_200, 2_700, 4_800, 7_000],
  retryJitter: 0.2,
  maxAttempts: 10,
  /** After every this many tries in vain the module itself is doubted, and reset if nobody else holds it. */
  suspectModuleAfter: 2,
  maxRecovery: 60_000,
  /** Data must flow this long before the budget is given back. */
  steadyAfter: 10_000,
  slowRetryDelays: [10_000, 20_000, 30_000],
  maxSlowRecovery: 300_000,

  // what is kept
  /** Entries of the log; the oldest go first. */
  maxLogEntries: 500,
  /** Of one entry's text: it is a line, not a dump. */
  maxLogTextCharacters: 400,
  /** Interruptions of the picture in the diagnosis; the latest stay. */
  maxReconnectsTold: 10,

  // what a person chooses
  defaultQuality: 'high',
  /** Pictures on a wall: as many as it has places. */
  maxTiles: 4,
  /** The longest that each typed field of a camera may be. */
  maxFieldCharacters: {
    name: 24,
    id: 64,
    url: 2_048,
    productId: 64,
    deviceName: 64,
    xp2pInfo: 1_024,
    liveStreamDomain: 253,
  },
} as const;
