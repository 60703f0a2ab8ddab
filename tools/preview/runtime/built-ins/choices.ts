import { type BuiltIn, type BuiltInDefinition, builtInAt, fieldOf, hostOf, setHostAttribute } from './built-in';
import sliderTemplate from './slider.wxml';

/** `switch`. */
export const toggle: BuiltInDefinition = {
  properties: { name: String, checked: Boolean, disabled: Boolean, color: String, type: String },
  observers: {
    checked(checked) {
      setHostAttribute(this, 'aria-checked', String(Boolean(checked)));
    },
    disabled(disabled) {
      setHostAttribute(this, 'aria-disabled', disabled ? 'true' : '');
    },
    color(color) {
      if (color) hostOf(this).style.setProperty('--switch-color', String(color));
    },
    type(type) {
      setHostAttribute(this, 'type', type);
    },
  },
  attached() {
    setHostAttribute(this, 'role', 'switch');
    setHostAttribute(this, 'aria-checked', String(Boolean(this.data.checked)));
    this.addListener('tap', () => {
      if (this.data.disabled) return;
      this.setData({ checked: !this.data.checked });
      this.triggerEvent('change', { value: this.data.checked });
    });
  },
};

/** One of a `checkbox-group` or `radio-group`. */
function choice(role: 'checkbox' | 'radio'): BuiltInDefinition {
  return {
    properties: { value: String, checked: Boolean, disabled: Boolean, color: String },
    observers: {
      checked(checked) {
        setHostAttribute(this, 'aria-checked', String(Boolean(checked)));
      },
    },
    attached() {
      setHostAttribute(this, 'role', role);
      setHostAttribute(this, 'aria-checked', String(Boolean(this.data.checked)));
      this.addListener('tap', () => {
        if (this.data.disabled || (role === 'radio' && this.data.checked)) return;
        const group = hostOf(this).closest(`wx-${role}-group`);
        const others = role === 'radio' && group ? choicesIn(group, role) : [];
        for (const other of others) if (other !== this) other.setData({ checked: false });
        this.setData({ checked: !this.data.checked });
        const owner = group && builtInAt(group);
        owner?.triggerEvent('change', { value: groupValue(group as Element, role) });
      });
    },
  };
}

export const checkbox = choice('checkbox');
export const radio = choice('radio');
export const group: BuiltInDefinition = { properties: { name: String } };

/** What a group has chosen: every checked value, or the one of a radio group. */
export function groupValue(host: Element, role: 'checkbox' | 'radio'): string | string[] {
  const values = choicesIn(host, role)
    .filter((one) => one.data.checked)
    .map((one) => String(one.data.value));
  return role === 'checkbox' ? values : (values[0] ?? '');
}

function choicesIn(host: Element, role: string): BuiltIn[] {
  return [...host.querySelectorAll(`wx-${role}`)].map(builtInAt).filter((one) => one !== undefined);
}

export const slider: BuiltInDefinition = {
  template: sliderTemplate,
  properties: {
    name: String,
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    disabled: Boolean,
    showValue: Boolean,
    activeColor: String,
    backgroundColor: String,
    blockSize: Number,
  },
  methods: {
    onInput(event) {
      this.triggerEvent('changing', { value: Number(fieldOf(event).value) });
    },
    onChange(event) {
      const value = Number(fieldOf(event).value);
      this.setData({ value });
      this.triggerEvent('change', { value });
    },
  },
};

export const progress: BuiltInDefinition = {
  properties: { percent: Number, showInfo: Boolean, strokeWidth: null, activeColor: String, active: Boolean },
  observers: {
    percent(percent) {
      hostOf(this).style.setProperty('--percent', `${Number(percent)}%`);
      setHostAttribute(this, 'aria-valuenow', Number(percent));
    },
  },
  attached() {
    setHostAttribute(this, 'role', 'progressbar');
  },
};
