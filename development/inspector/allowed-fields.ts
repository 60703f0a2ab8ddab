/**
 * Fields whose values may leave the mini-program for the inspector: of contexts, events, inputs, outputs, errors and calls.
 * A field under any other name is hidden, so what is added to a machine stays inside until its name is added here. Never
 * the name of what may hold a secret: `xp2pInfo`, keys, what a person types (`value`, `form`).
 */
const names = new Set(
  (
    'type id name kind view source quality action channel params address by url flvUrl productId deviceName ' +
    'generation generations camera code scope step message failure playerFailure error output reason command ' +
    'networkType obstacle focusedView state localPeerName cameras sessions connections users children told jammed ' +
    'report viewers pulls announced pullFacts event count sharing peers playerKey playerMeasure width height ' +
    'waitReason streamMeasure timeline budget lastKind decision notice hiccup trouble playerMode liveStreamDomain ' +
    'deviceCheck plan do user stage holdersAsked'
  ).split(' '),
);

/** What the project calls numbers by: units come last, but for bytes. */
const measure = /^bytes|(Ms|S|bps|Second|Frames|ttempts|Left)$/;

/** May the value of a field of this name be shown? Yes, no, null, zero, an empty text and who an actor is hold no secret. */
export const isAllowed = (name: string, value: unknown): unknown =>
  !value ||
  value === true ||
  names.has(name) ||
  (value as { readonly sessionId?: unknown }).sessionId ||
  (typeof value === 'number' && measure.test(name));
