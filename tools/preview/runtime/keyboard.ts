import type { Gestures } from './gestures';

/** What can be reached with Tab and pressed with Enter or the space bar. */
const PRESSABLE = [
  'wx-button',
  'wx-switch',
  'wx-picker',
  'wx-checkbox',
  'wx-radio',
  'wx-navigator',
  '[role="button"]',
  '[role="link"]',
  '[role="radio"]',
  '[role="switch"]',
  '[role="tab"]',
].join(',');

/** Makes the page usable without a mouse, as a person with a keyboard expects of any page. */
export function listenToKeyboard(root: HTMLElement, gestures: Gestures): void {
  const makeFocusable = (element: Element): void => {
    if (element.matches(PRESSABLE) && !element.hasAttribute('tabindex')) element.setAttribute('tabindex', '0');
  };
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.target instanceof Element) makeFocusable(record.target);
      for (const node of record.addedNodes) {
        if (!(node instanceof Element)) continue;
        makeFocusable(node);
        for (const inner of node.querySelectorAll(PRESSABLE)) makeFocusable(inner);
      }
    }
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['role'] });

  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const element = event.target;
    if (!(element instanceof Element) || !element.matches(PRESSABLE)) return;
    event.preventDefault();
    gestures.tapElement(element, event);
  });
}
