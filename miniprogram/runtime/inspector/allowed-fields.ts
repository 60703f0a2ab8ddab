/**
 * Fields whose values may leave the mini-program for the inspector: of contexts, events, inputs, outputs, errors and calls.
 * A field under any other name is hidden, so what is added to a machine stays inside until its name is added here. Never
 * the name of what may hold a secret: `xp2pInfo`, keys, what a person types (`value`).
 */
const names = new Set(
  (
    'type id name kind by view source quality action channel params url flvUrl path device productId deviceName ' +
    'generation generations camera original form code scope step message zh en failure playerFailure error output input ' +
    'reason command subtype language online networkType obstacle focusedView state localPeerName module log cameras ' +
    'sessions connections muted users children holds told jammed report owner broker lease viewers pulls announced ' +
    'pullFacts event count sharing peers bytes playerKey autoplay nudged playerMeasure measure width height fullScreen ' +
    'waitReason streamMeasure timeline budget triedOnce lastKind decision schedule seconds notice hiccup builtIn list ' +
    'trouble pictures touched field level actor actorId entry filter playerMode pulledQuality liveStreamDomain ' +
    'deviceCheck saveFailed deletingId changedMeanwhile tried askedToYield room'
  ).split(' '),
);

/** What the project calls numbers and yes-or-no by: units come last, and booleans read as questions. */
const measure = /^(is|has|can|may|must)[A-Z]|(Ms|S|[kK]bps|Second|Frames|Peers|Server|ttempts|Left|Minutes)$/;

/** May the value of a field of this name be shown? */
export function isAllowed(name: string, value: unknown): boolean {
  return names.has(name) || (measure.test(name) && (value === null || /number|boolean/.test(typeof value)));
}
