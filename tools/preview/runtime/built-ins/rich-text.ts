import { type BuiltInDefinition, hostOf, setHostAttribute } from './built-in';
import richTextTemplate from './rich-text.wxml';

/** A node as `nodes` has it. */
interface RichNode {
  readonly type?: 'node' | 'text';
  readonly name?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly children?: readonly RichNode[];
  readonly text?: string;
}

/** What WeChat's rich-text takes; anything else is left out with all that is in it. */
const TAGS = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em
  fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small
  span strong sub sup table tbody td tfoot th thead tr tt u ul`.split(/\s+/),
);
/** Of every tag, and of single ones. */
const ATTRIBUTES = new Set([
  'class',
  'style',
  'dir',
  'align',
  'alt',
  'src',
  'height',
  'width',
  'colspan',
  'rowspan',
  'start',
  'type',
  'color',
  'face',
  'size',
  'cite',
]);

export const richText: BuiltInDefinition = {
  template: richTextTemplate,
  properties: { nodes: null, space: String, userSelect: Boolean, mode: String },
  observers: {
    nodes(nodes) {
      const place = hostOf(this).querySelector(':scope > .wx-rich-text');
      place?.replaceChildren(...(Array.isArray(nodes) ? nodes : parsed(String(nodes ?? ''))).flatMap(elementOf));
    },
    space(space) {
      setHostAttribute(this, 'space', space);
    },
    userSelect(isSelectable) {
      setHostAttribute(this, 'selectable', isSelectable);
    },
  },
};

/** Made one by one: no text of a mini-program becomes markup of the preview. */
function elementOf(node: RichNode): readonly Node[] {
  if (node.type === 'text') return [document.createTextNode(decoded(String(node.text ?? '')))];
  const name = String(node.name ?? '').toLowerCase();
  if (!TAGS.has(name)) return [];
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(node.attrs ?? {}))
    if (ATTRIBUTES.has(attribute.toLowerCase())) element.setAttribute(attribute, String(value));
  element.append(...(node.children ?? []).flatMap(elementOf));
  return [element];
}

/** A document of its own, which runs and loads nothing. */
function parsed(markup: string): readonly RichNode[] {
  return [...new DOMParser().parseFromString(markup, 'text/html').body.childNodes].flatMap(nodeOf);
}

function nodeOf(node: Node): readonly RichNode[] {
  if (node instanceof Text) return [{ type: 'text', text: node.data.replaceAll('&', '&amp;') }];
  if (!(node instanceof Element)) return [];
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(nodeOf) }];
}

/** Texts of nodes may hold HTML's entities, and nothing else of HTML. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  const parsedText = new DOMParser().parseFromString(`<pre>${text.replaceAll('<', '&lt;')}</pre>`, 'text/html');
  return parsedText.body.textContent ?? text;
}
