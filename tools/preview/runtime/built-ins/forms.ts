import {
  type BuiltIn,
  type BuiltInDefinition,
  builtInAt,
  hostOf,
  type PhoneServices,
  setHostAttribute,
} from './built-in';
import { groupValue } from './choices';
import { hover } from './common';

const CONTROLS =
  'wx-input, wx-textarea, wx-switch, wx-picker, wx-slider, wx-checkbox-group, wx-radio-group, wx-checkbox, wx-radio, wx-button';

/** `<form>`: gathers the values of the named controls inside. */
export const form: BuiltInDefinition = { properties: { reportSubmit: Boolean } };

export function button(services: PhoneServices): BuiltInDefinition {
  return {
    properties: {
      ...hover.properties,
      hoverClass: { type: String, value: 'button-hover' },
      hoverStartTime: { type: Number, value: 20 },
      hoverStayTime: { type: Number, value: 70 },
      type: { type: String, value: 'default' },
      size: String,
      plain: Boolean,
      disabled: Boolean,
      loading: Boolean,
      openType: String,
      formType: String,
    },
    observers: {
      'type, size, plain, loading'(type, size, plain, loading) {
        setHostAttribute(this, 'type', type);
        setHostAttribute(this, 'size', size);
        setHostAttribute(this, 'plain', Boolean(plain));
        setHostAttribute(this, 'loading', Boolean(loading));
      },
      disabled(disabled) {
        setHostAttribute(this, 'disabled', Boolean(disabled));
        setHostAttribute(this, 'aria-disabled', disabled ? 'true' : '');
      },
    },
    attached() {
      hover.attached.call(this);
      if (!this.data.ariaRole) setHostAttribute(this, 'role', 'button');
      setHostAttribute(this, 'type', this.data.type);
      // In the capture phase, so that a disabled button's own listeners stay silent too.
      const silence = (event: { stopPropagation(): void }) => {
        if (this.data.disabled) event.stopPropagation();
      };
      for (const type of ['tap', 'longpress']) this.addListener(type, silence, { capture: true });
      this.addListener('tap', () => {
        if (this.data.openType === 'openSetting') services.openSettings();
        if (this.data.formType) actOnForm(this, String(this.data.formType));
      });
    },
  };
}

/** `<label>`: a tap on it is a tap on its control. */
export const label: BuiltInDefinition = {
  properties: { for: String },
  attached() {
    this.addListener('tap', (event) => {
      const tapped = (event.getOriginalEvent() as Event | undefined)?.target as Element | undefined;
      // The tap that we send to the control comes by here too; it has no browser's event behind it.
      if (!tapped || tapped.closest(CONTROLS)) return;
      const host = hostOf(this);
      const wanted = String(this.data.for ?? '');
      const page = host.closest('wx-page') ?? document.body;
      const control = wanted
        ? page.querySelector(`[data-wx-id="${CSS.escape(wanted)}"]`)
        : host.querySelector(CONTROLS.replace(/wx-(?:checkbox|radio)-group,? ?/g, ''));
      activate(control);
    });
  },
};

function activate(control: Element | null): void {
  const field = control?.querySelector<HTMLElement>('input, textarea');
  if (field) field.focus();
  else if (control) builtInAt(control)?.triggerEvent('tap', {}, { bubbles: true, composed: true });
}

function actOnForm(submitter: BuiltIn, formType: string): void {
  const host = hostOf(submitter).closest('wx-form');
  const owner = host && builtInAt(host);
  if (!owner) return;
  if (formType === 'submit') owner.triggerEvent('submit', { value: valuesOf(host) });
  if (formType === 'reset') owner.triggerEvent('reset', {});
}

function valuesOf(formHost: Element): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const host of formHost.querySelectorAll(CONTROLS)) {
    const control = builtInAt(host);
    const name = control?.data.name;
    if (control && name) values[String(name)] = controlValue(host, control);
  }
  return values;
}

function controlValue(host: Element, control: BuiltIn): unknown {
  switch (host.tagName) {
    case 'WX-SWITCH':
      return Boolean(control.data.checked);
    case 'WX-CHECKBOX-GROUP':
      return groupValue(host, 'checkbox');
    case 'WX-RADIO-GROUP':
      return groupValue(host, 'radio');
    default:
      return control.data.value;
  }
}
