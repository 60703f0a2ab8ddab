/** As `config`, of what a device is asked for beside its picture: apart, as the package that watches alone needs it. */
export const besideConfig = {
  commandTimeoutMs: 10_000,
  /** A camera that is turned stops this long after the finger was lifted (contract 2.4). */
  ptzReleaseDelayMs: 500,
  /** A press that the camera has not answered is released all the same, this long after it was ended. */
  ptzGraceMs: 900,
  /** Both together are what a service that goes waits for its last release. */
  ptzReleaseTimeoutMs: 1_100,
  /** A finger whose lifting nobody told of presses no longer than this. */
  maxPtzPressMs: 30_000,
  /** Commands, answers and words of the device that are kept; the oldest go first. */
  maxCommandEntries: 50,
  maxCommandCharacters: 2_000,
  /** Of an answer, as it is shown. */
  maxAnswerCharacters: 2_000,
} as const;
