import type { SessionView } from '../../../../../machines/session';

/** How long each step of a start took: one slim bar in its place on the whole, and a row of words for each; then what came after. */
Component({
  properties: {
    title: { type: String, value: '' },
    /** What each step is called. */
    labels: { type: null, value: {} as Readonly<Record<string, string>> },
    steps: { type: null, value: [] as SessionView['timeline'] },
    marks: { type: null, value: [] as SessionView['timelineMarks'] },
  },
});
