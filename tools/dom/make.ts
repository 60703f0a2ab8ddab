type Attributes = Readonly<Record<string, string | boolean | number | ((event: Event) => void)>>;

/** Makes an element: `make('button', { class: 'primary', onclick: close }, 'OK')`. `false` and `''` leave an attribute out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice('on'.length), value);
    else if (value !== false && value !== '') element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}
