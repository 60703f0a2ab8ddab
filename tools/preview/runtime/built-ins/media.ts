import { type BuiltIn, type BuiltInDefinition, ownerPathOf, type PhoneServices, setHostAttribute } from './built-in';
import canvasTemplate from './canvas.wxml';
import imageTemplate from './image.wxml';

export function image(services: PhoneServices): BuiltInDefinition {
  return {
    template: imageTemplate,
    properties: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      showMenuByLongpress: Boolean,
      webp: Boolean,
      alt: String,
    },
    data: { url: '' },
    observers: {
      src(source) {
        this.setData({ url: source ? services.assetUrl(String(source), ownerPathOf(this)) : '' });
      },
      mode(mode) {
        setHostAttribute(this, 'mode', mode);
      },
    },
    methods: {
      onLoad(event) {
        const { naturalWidth: width, naturalHeight: height } = (event.getOriginalEvent() as Event)
          .target as HTMLImageElement;
        this.triggerEvent('load', { width, height });
      },
      onError() {
        this.triggerEvent('error', { errMsg: `failed to load image ${String(this.data.src).slice(0, 80)}` });
      },
    },
  };
}

export const canvas: BuiltInDefinition = {
  template: canvasTemplate,
  properties: { type: { type: String, value: '2d' }, canvasId: String, disableScroll: Boolean },
};

export const icon: BuiltInDefinition = {
  properties: { type: String, size: { type: Number, value: 23 }, color: String },
  observers: {
    'type, size, color'(this: BuiltIn, type, size, color) {
      setHostAttribute(this, 'type', type);
      setHostAttribute(this, 'style', `font-size:${size}px;${color ? `color:${color}` : ''}`);
    },
  },
};
