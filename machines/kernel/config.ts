/**
 * Every number that decides when something happens and how much is kept, and what is chosen where nobody chose.
 * Units come last in the names. A call's time-out starts when its lane begins it; the state that waits has its own, longer
 * deadline, queueing included. Where either comes late, because JavaScript was suspended, it begins anew.
 */
export const config = {
  // calls (contract 2.1: the vendor's glue gives init and reset 10 s)
  initTimeoutMs: 10_000,
  resetTimeoutMs: 10_000,
  startServiceTimeoutMs: 10_000,
  startStreamTimeoutMs: 10_000,
  /** How long a stop may take before it is asked once more, and then before its id counts as jammed. */
  stopTimeoutMs: 3_000,
  /** live-player may never answer a call: after this the next one has its turn. */
  playerCallTimeoutMs: 3_000,
  /** How long a cancelled, still pending start is awaited before it is closed. */
  graceMs: 3_000,

  /** A timer that comes later than this was held back: WeChat had JavaScript suspended. */
  lateTimerMs: 1_000,

  // waiting states
  moduleDeadlineMs: 25_000,
  serviceDeadlineMs: 25_000,
  /** After the service, of one that has an init command. */
  initCameraDeadlineMs: 4_000,
  /** What a session waits for its connection, whose own deadlines are shorter and say more. */
  connectionDeadlineMs: 30_000,
  /** What a session waits for its player to pull, whose own deadlines are shorter and say more. */
  pullDeadlineMs: 20_000,
  playerReadyDeadlineMs: 5_000,
  /** `play()` can report success while live-player never connects (contract 3). */
  startPullDeadlineMs: 6_000,
  /** live-player cannot have let go and connected again so soon: it is the same start, told twice. */
  toldTwiceWithinMs: 100,
  headerDeadlineMs: 12_000,
  /** An unanswered device check is no refusal: after this the pull starts all the same. */
  deviceCheckTimeoutMs: 3_000,
  firstByteDeadlineMs: 10_000,
  /** Permission dialogue included. */
  snapshotDeadlineMs: 60_000,
  /** live-player's own three reconnects take seconds each; then it says −2301. */
  playerReconnectDeadlineMs: 20_000,

  // bytes
  /** No byte for this long, from a stream that came steadily: "weak network" on the picture. */
  stallAfterMs: 1_250,
  /** The same, as long as its rhythm is not known. */
  unknownStallAfterMs: 3_750,
  /** The same, however slow its rhythm is. */
  maxSilenceMs: 15_000,
  /** No byte for this long after that, or as long again: recover. */
  maxStallMs: 3_750,
  /** How often the probe compares chunk counts. */
  probeIntervalMs: 250,
  /** live-player lets go with more than this in its cache: it throttles, nothing is wrong. */
  throttleCacheMs: 500,
  /** The cache of an ended stream plays out, at most for this long. */
  maxDrainMs: 10_000,
  /** A cache above this is brought back to live: more than live-player lets pile up by itself. */
  catchUpAboveMs: 8_000,
  /** At most once in this time. */
  catchUpIntervalMs: 30_000,

  // the picture's health (machines/picture/health)
  /** No first frame this long after the first byte: said. */
  noPictureSaidAfterMs: 5_000,
  /** And this long after it: begun anew. A key frame may take ten seconds to come. */
  firstPictureDeadlineMs: 15_000,
  /** Sound without any video for this long: the stream has no picture. */
  soundOnlyAfterMs: 3_000,
  /** Before the first frame, decoding has failed again and again for this long. */
  undecodableAfterMs: 3_000,
  /** After it, decoding has failed this often, and no frame is known of since. */
  undecodableAfterFailures: 3,
  /** One that was longer ago has nothing to do with them. */
  maxDecodeFailureAgeMs: 30_000,
  /** Its tags have not been told apart for this long, and the player shows none of it. */
  damagedAfterMs: 3_000,
  /** A picture that cannot be decoded, or stands still, is said; this long after that it is begun anew. */
  undecodableDeadlineMs: 5_000,
  damagedDeadlineMs: 3_000,
  stillPictureDeadlineMs: 8_000,
  /** A stream may be without a video frame for so many times its longest gap, within these bounds. */
  rhythmFactor: 2.5,
  minVideoPatienceMs: 5_000,
  maxVideoPatienceMs: 20_000,
  /** As long as its rhythm is not known, which so many gaps tell. */
  unknownVideoPatienceMs: 10_000,
  rhythmKnownAfterGaps: 3,
  maxRhythmGaps: 8,
  /** Looked at once a second, a camera of several frames a second has no longer gap. */
  quickVideoGapMs: 1_500,
  /** A frame rate that is told so soon after the start may be that of what was played before. */
  oldFrameRateMs: 2_000,
  /** One that was told longer ago says nothing any more. */
  maxFrameRateAgeMs: 4_000,

  /** The stream's own time has fallen so far behind the clock: no longer live. More than live-player lets pile up by itself. */
  behindAboveMs: 8_000,
  /** It is live again with less than this. */
  caughtUpBelowMs: 4_000,
  /** This long after it was said another pull begins at live. */
  behindDeadlineMs: 10_000,
  /** Behind again so soon after that: it was in vain. What was in vain this often is not done again in this view. */
  newPullHelpsForMs: 300_000,
  maxNewPullsInVain: 2,
  /** Unless it has kept pace again for so long, though late: another pull can help then. Twice as long after each that could not. */
  keepsPaceAfterMs: 30_000,
  /** The clock of a camera may be wrong by this share. */
  clockToleranceShare: 0.08,
  /** One that tells less than this share of the time is no clock. */
  leastClockShare: 0.25,
  /** Where no frame came for longer than this, its time says nothing of the time before. */
  maxTimeStepMs: 30_000,

  // a plugin that pulls by itself
  /** Whether its module can be used is asked so often while that is waited for: its word may not come. */
  moduleLookEveryMs: 500,
  /** It says that it plays, and nothing tells of a picture: after this that has to do. */
  playedCountsAfterMs: 3_000,
  /** It told of its frames every few seconds, and has not for so long. */
  measuresStopAfterMs: 12_000,
  /** live-player may have nothing to show for so long: twice as long as a camera of one frame in two seconds leaves it. */
  dryPatienceMs: 3_800,
  /** Its own retry brought no picture so often: not asked for again until one has been steady. */
  maxComponentRetriesInVain: 2,

  /** How long a hiccup of the picture is told. */
  hintTimeMs: 5_000,
  /** Sound that the phone gave back is off for this long before it is turned on: a change that live-player must notice. */
  soundPauseMs: 300,

  // a person pauses
  /** A paused picture keeps its stream this long; after that it is stopped too. */
  pauseKeepsStreamMs: 30_000,

  // nobody looks
  /** A page that is hidden this long stops its pull. */
  hideGraceMs: 3_000,
  /** A hidden page, or a picture that is paused with its stream, keeps its connection this long. */
  keepConnectionMs: 60_000,

  // connection
  /** A connection without viewers is kept, so that coming back is instant. */
  lingerMs: 30_000,

  // recovery
  /** Deadlines of a try grow with the tries before it, up to this: slow is not dead. */
  maxTryMs: 20_000,
  /** The same of what a session waits for its player to pull, in which the player has several deadlines. */
  maxPullDeadlineMs: 60_000,
  retryDelaysMs: [0, 300, 1_200, 2_700, 4_800, 7_000],
  retryJitterShare: 0.2,
  maxAttempts: 30,
  /** After every this many tries in vain the module itself is doubted, and reset if nobody else holds it. */
  doubtModuleAfterTries: 2,
  /** Somebody wants a picture over the module, and nobody has had a byte for this long: it is reset. Each time in vain it has twice as long. */
  mistrustAfterMs: 25_000,
  maxMistrustAfterMs: 60_000,
  /** WeChat is asked what is allowed: it may never answer. */
  permissionsDeadlineMs: 5_000,
  /** The phone is asked which network there is: it may never answer. */
  networkAnswerDeadlineMs: 5_000,
  /** While there is said to be no network the phone is asked again and again, as no event may tell its return. */
  askNetworkEveryMs: 10_000,
  /** A network change under a picture that plays on all the same for this long was none for the module. */
  doubtLastsMs: 60_000,
  maxRecoveryMs: 180_000,
  /** A picture must move this long before the budget is given back: longer than it takes to see that one stands from its first frame on. */
  steadyAfterMs: 15_000,
  slowRetryDelaysMs: [10_000, 20_000, 30_000],
  maxSlowRecoveryMs: 300_000,

  // what is kept
  /** Entries of the log; the oldest go first, so many at once, as a page is told all anew when they go. */
  maxLogEntries: 500,
  forgottenLogEntries: 100,
  /** So many of the newest are shown at least; the copy holds all. */
  shownLogEntries: 100,
  /** Those before them leave the page so many at once. */
  hiddenLogEntries: 50,
  /** Of one entry's text: it is a line, not a dump. */
  maxLogTextCharacters: 400,
  /** Of what plugin, player or WeChat says of a failure, in words. */
  maxFailureMessageCharacters: 300,
  /** Of a code that is a word. */
  maxFailureCodeCharacters: 80,
  /** Of the name under which the plugin knows this phone. */
  maxPeerNameCharacters: 400,
  /** Interruptions of the picture in the diagnosis; the latest stay. */
  maxLaterStepsTold: 10,

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
    initCommand: 1_024,
    channels: 64,
  },
  /** The highest number that a channel of a device may have: recorders have up to some hundred. */
  maxChannel: 255,
  /** As many as can be chosen between side by side. */
  maxChannels: 8,
} as const;
