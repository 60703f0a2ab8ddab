import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel';
import type { BuiltInDefinition, PhoneServices } from './built-in';
import { checkbox, group, progress, radio, slider, toggle } from './choices';
import { common } from './common';
import { coverView, navigator, scrollView, span, text, view } from './containers';
import { button, form, label } from './forms';
import { canvas, icon, image } from './media';
import { boxedNames, builtInNames, throughNames } from './names.mjs';
import { picker } from './picker';
import { richText } from './rich-text';
import slotTemplate from './slot.wxml';
import { swiper, swiperItem } from './swiper';
import { input, textarea } from './text-fields';
import { boxed, through } from './undrawn';
import { video } from './video';

export type { PhoneServices, PickRequest } from './built-in';

function definitions(services: PhoneServices): Record<string, BuiltInDefinition> {
  return {
    button: button(services),
    canvas,
    checkbox,
    'checkbox-group': group,
    'cover-image': image(services),
    'cover-view': coverView,
    form,
    icon,
    image: image(services),
    input,
    label,
    navigator: navigator(services),
    picker: picker(services),
    progress,
    radio,
    'radio-group': group,
    'rich-text': richText,
    'scroll-view': scrollView,
    slider,
    span,
    swiper,
    'swiper-item': swiperItem,
    switch: toggle,
    text,
    textarea,
    video: video(services),
    view,
  };
}

/** Defines WeChat's built-in components in `space` and makes them known, by name, in every space of `users`. */
export function defineBuiltIns(space: ComponentSpace, users: readonly ComponentSpace[], services: PhoneServices): void {
  const all: Record<string, BuiltInDefinition> = {
    ...Object.fromEntries(throughNames.map((name) => [name, through])),
    ...Object.fromEntries(boxedNames.map((name) => [name, boxed(name)])),
    ...definitions(services),
  };
  for (const name of [...builtInNames, ...throughNames, ...boxedNames]) {
    const definition = all[name];
    if (!definition) throw new Error(`there is no built-in component "${name}"`);
    const component = define(space, name, definition);
    for (const user of users) user.setGlobalUsingComponent(name, component);
  }
}

function define(space: ComponentSpace, name: string, definition: BuiltInDefinition): GeneralComponentDefinition {
  const component = space.defineComponent({
    is: `built-in/${name}`,
    options: { multipleSlots: false },
    template: definition.template ?? slotTemplate,
    properties: { ...common.properties, ...definition.properties },
    data: { ...definition.data },
    externalClasses: [...(definition.externalClasses ?? [])],
    observers: { ...common.observers, ...definition.observers },
    methods: { ...definition.methods },
    lifetimes: definition.attached ? { attached: definition.attached } : {},
  });
  return component as unknown as GeneralComponentDefinition;
}
