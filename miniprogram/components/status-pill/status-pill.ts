/** A dot and the words beside it: how a session or the module is. `over="video"` and `over="stage"` are dark. */
Component({
  properties: {
    text: { type: String, value: '' },
    /** idle, busy, live, warn or bad: the dot alone; the words carry the meaning. */
    tone: { type: String, value: 'idle' },
    /** Something is under way: the dot breathes. */
    waiting: { type: Boolean, value: false },
    /** `page`, `video`, or `stage`: small, in a line on the stage beside the video. */
    over: { type: String, value: 'page' },
  },
});
