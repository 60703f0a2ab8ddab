/**
 * Fields whose values may leave the mini-program for the inspector: of contexts, events, inputs, outputs, errors and calls.
 * A field under any other name is hidden, so what is added to a machine stays inside until its name is added here. Never
 * the name of what may hold a secret: `xp2pInfo`, keys, what a person types (`value`, `form`).
 */
const names = new Set(
  (
    'type id name kind view views source quality action channel params address by url flvUrl productId deviceName ' +
    'generation generations camera code scope step message failure error output reason call command ' +
    'networkType obstacle focusedView state localPeerName cameras session connections users children told stage plan ' +
    'report viewers pulls pullFacts event count sharing peers node way key mode measure player stream width height ' +
    'waitReason timeline budget decision notice hiccup playerMode liveStreamDomain ' +
    'deviceCheck bye hello why trouble do user holdersAsked health signs tries flow suspicions inVain all 2.3 2.4 ' +
    'networkEvents triedQualities newPullsInVain lateness needed states album clipboard microphone localNetwork ' +
    'framing fit turn turns channels shownChannel listeners taps beside direction'
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
