import { type BuiltIn, type BuiltInDefinition, fieldOf, hostOf, setHostAttribute } from './built-in';
import inputTemplate from './input.wxml';
import textareaTemplate from './textarea.wxml';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** WeChat's keyboards as the browser's. */
const INPUT_MODES: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

const properties = {
  name: String,
  value: String,
  placeholder: String,
  placeholderStyle: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: Number,
  cursorSpacing: Number,
  cursorColor: String,
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  alwaysEmbed: Boolean,
} as const;

const observers: BuiltInDefinition['observers'] = {
  focus(focus) {
    // The field may be made by the same change that asks for its focus.
    queueMicrotask(() => {
      const field = innerField(this);
      if (focus) field?.focus();
      else field?.blur();
    });
  },
  maxlength(maxlength) {
    // −1 is "no limit", which an attribute can't say.
    this.setData({ limit: Number(maxlength) >= 0 ? Number(maxlength) : undefined });
  },
};

const methods: BuiltInDefinition['methods'] = {
  onInput(event) {
    const { value, selectionStart } = fieldOf(event);
    this.setData({ value });
    this.triggerEvent('input', { value, cursor: selectionStart ?? value.length, keyCode: 0 });
  },
  onFocus() {
    this.triggerEvent('focus', { value: this.data.value, height: 0 });
  },
  onBlur() {
    this.triggerEvent('blur', { value: this.data.value, cursor: 0 });
  },
};

function attached(this: BuiltIn): void {
  if (this.data.autoFocus) innerField(this)?.focus();
}

export const input: BuiltInDefinition = {
  template: inputTemplate,
  externalClasses: ['placeholder-class'],
  properties: { ...properties, type: { type: String, value: 'text' }, password: Boolean, safePassword: Boolean },
  data: { inputMode: 'text', limit: 140 },
  observers: {
    ...observers,
    type(type) {
      this.setData({ inputMode: INPUT_MODES[String(type)] ?? 'text' });
    },
  },
  methods: {
    ...methods,
    onKey(event) {
      const { key, isComposing } = event.getOriginalEvent() as KeyboardEvent;
      if (key !== 'Enter' || isComposing) return;
      this.triggerEvent('confirm', { value: this.data.value });
      // The keyboard goes down, as on a phone.
      if (!this.data.confirmHold) fieldOf(event).blur();
    },
  },
  attached,
};

export const textarea: BuiltInDefinition = {
  template: textareaTemplate,
  externalClasses: ['placeholder-class'],
  properties: {
    ...properties,
    autoHeight: Boolean,
    fixed: Boolean,
    showConfirmBar: Boolean,
    disableDefaultPadding: Boolean,
  },
  data: { limit: 140 },
  observers: {
    ...observers,
    'value, autoHeight'(_value, autoHeight) {
      setHostAttribute(this, 'auto-height', Boolean(autoHeight));
      queueMicrotask(() => fitHeight(this));
    },
  },
  methods,
  attached() {
    attached.call(this);
    fitHeight(this);
  },
};

function innerField(builtIn: BuiltIn): Field | null {
  return hostOf(builtIn).querySelector<Field>('input, textarea');
}

function fitHeight(builtIn: BuiltIn): void {
  const field = innerField(builtIn);
  if (!field || !builtIn.data.autoHeight) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
