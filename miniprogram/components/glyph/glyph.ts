/** A 24-pixel outline icon in the colour of the text around it; says nothing to a screen reader. */
Component({
  properties: {
    /** One of the outlines in `outlines.wxs`. */
    name: { type: String, value: '' },
    /** Pixels. */
    size: { type: Number, value: 24 },
  },
});
