import { type BuiltIn, type BuiltInDefinition, setHostAttribute } from './built-in';

/** WXML says `aria-role`; the browser and its screen readers want `role`. */
const ARIA_PROPERTIES: Readonly<Record<string, string>> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaLabelledby: 'aria-labelledby',
  ariaDescribedby: 'aria-describedby',
  ariaHidden: 'aria-hidden',
  ariaLive: 'aria-live',
  ariaDisabled: 'aria-disabled',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
  ariaPressed: 'aria-pressed',
  ariaExpanded: 'aria-expanded',
  ariaBusy: 'aria-busy',
  ariaModal: 'aria-modal',
  ariaAtomic: 'aria-atomic',
  ariaLevel: 'aria-level',
  ariaValuenow: 'aria-valuenow',
  ariaValuemin: 'aria-valuemin',
  ariaValuemax: 'aria-valuemax',
};

/** glass-easel's last segment of a node's classes: on top of those of the markup. */
const TEMPORARY_CLASSES = 3;

/** What every built-in component understands. */
export const common = {
  properties: {
    hidden: Boolean,
    ...Object.fromEntries(Object.keys(ARIA_PROPERTIES).map((name) => [name, null])),
  },
  observers: {
    hidden(this: BuiltIn, hidden: unknown) {
      setHostAttribute(this, 'hidden', hidden);
    },
    ...Object.fromEntries(
      Object.entries(ARIA_PROPERTIES).map(([property, attribute]) => [
        property,
        function (this: BuiltIn, value: unknown) {
          // aria-checked="false" says something; a missing attribute does not.
          setHostAttribute(this, attribute, typeof value === 'boolean' ? String(value) : value);
        },
      ]),
    ),
  },
} satisfies BuiltInDefinition;

/** `hover-class`: how a component looks while it is pressed. */
export const hover = {
  properties: {
    hoverClass: { type: String, value: 'none' },
    hoverStartTime: { type: Number, value: 50 },
    hoverStayTime: { type: Number, value: 100 },
    hoverStopPropagation: Boolean,
  },
  attached(this: BuiltIn) {
    let timer = 0;
    const show = (className: string, delayMs: unknown): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => this.setNodeClass(className, TEMPORARY_CLASSES), Number(delayMs));
    };
    const isWanted = () => this.data.hoverClass !== 'none' && !this.data.disabled && !this.data.loading;
    this.addListener('touchstart', () => {
      if (isWanted()) show(String(this.data.hoverClass), this.data.hoverStartTime);
    });
    for (const end of ['touchend', 'touchcancel']) {
      this.addListener(end, () => {
        if (this.data.hoverClass !== 'none') show('', this.data.hoverStayTime);
      });
    }
  },
} satisfies BuiltInDefinition;
