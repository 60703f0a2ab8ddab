/**
 * One field of a form: label, input, help, and the error once there is one to show. Says `change` at every keystroke and
 * `touch` when it lost the focus, both with the field's name. It takes any length: what is too long is said, never cut.
 */
Component({
  properties: {
    field: { type: String, value: '' },
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    help: { type: String, value: '' },
    error: { type: String, value: '' },
    secret: { type: Boolean, value: false },
  },
  options: { pureDataPattern: /^(typed|given)$/ },
  data: {
    /** What the input was last given. */
    shown: '',
    /** What stands in the input. */
    typed: '',
    /** The last value from outside; a secret one stays empty whatever is typed. */
    given: '',
  },
  observers: {
    value(value: string) {
      if (value === this.data.given) return;
      this.setData({ given: value });
      // A keystroke's own echo is not given back to the input: that would move the cursor.
      if (value === this.data.typed) return;
      // The input takes only a value that differs from the one it was last given, whatever was typed since.
      this.setData({ shown: this.data.typed });
      this.setData({ shown: value, typed: value });
    },
  },
  methods: {
    type(event: WechatMiniprogram.Input) {
      const { value } = event.detail;
      this.setData({ typed: value });
      this.triggerEvent('change', { field: this.data.field, value });
    },
    touch() {
      this.triggerEvent('touch', { field: this.data.field });
    },
  },
});
