/** A dot and the words beside it: how a session or the module is. `over="video"` is the dark one on the stage. */
Component({
  properties: {
    text: { type: String, value: '' },
    /** idle, busy, live, warn or bad: the dot alone; the words carry the meaning. */
    tone: { type: String, value: 'idle' },
    /** Something is under way: the dot breathes. */
    waiting: { type: Boolean, value: false },
    /** `page` or `video`. */
    over: { type: String, value: 'page' },
  },
});
