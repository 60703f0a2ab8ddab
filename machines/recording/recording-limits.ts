/** The numbers of recordings, as `config` has those of all else: they come with the package that records. */
export const recordingLimits = {
  /** A recording goes on in another file after so long, or so much: WeChat takes 100 MB (104.9 million bytes) a file. */
  maxPartMs: 300_000,
  maxPartBytes: 90_000_000,
  /** Without a key frame to go on from, the file is closed with this at the latest, and frames are left out until one comes. */
  maxBytesWithoutKeyFrame: 98_000_000,
  /** And it is ended with so much in all: WeChat takes 200 MB a mini-program, and what closes a file must fit. */
  maxFilesBytes: 180_000_000,
  /** Less room than this is none to begin with. */
  leastRoomBytes: 2_000_000,
  /** Frames that are further apart, or that go back, are in two files. */
  maxGapMs: 20_000,
  /** A pull that came anew goes on with the same times, if its clock and the phone's agree so far about the time between. */
  clocksAgreeMs: 2_000,
  /** So much is put by before it is written, in the stream's own time or in bytes. */
  writeEveryMs: 500,
  writeEveryBytes: 524_288,
  /** How often its length is told. */
  tellEveryMs: 1_000,
  /** Sound for so long, and no picture: there is none. */
  soundOnlyAfterMs: 3_000,
} as const;
