import { type BuiltInDefinition, setHostAttribute } from './built-in';

/** Only what is in it is shown. */
export const through: BuiltInDefinition = {
  attached() {
    setHostAttribute(this, 'data-undrawn', 'through');
  },
};

/** A box with its name, and what is in it. */
export const boxed = (name: string): BuiltInDefinition => ({
  attached() {
    setHostAttribute(this, 'data-undrawn', `<${name}>`);
  },
});
