import type { ComponentCameras } from './component-cameras';
import { copyText } from './copy-text';
import { type CameraProperties, openingCamera, WatchedCamera } from './watched-camera';

/** Gives an options object the types that WeChat's `Component` would. */
const defined = <
  Data extends WechatMiniprogram.Component.DataOption,
  Properties extends WechatMiniprogram.Component.PropertyOption,
  Methods extends WechatMiniprogram.Component.MethodOption,
>(
  options: WechatMiniprogram.Component.Options<Data, Properties, Methods, []>,
): WechatMiniprogram.Component.Options<Data, Properties, Methods, []> => options;

const watched = new WeakMap<object, WatchedCamera>();

/** A method that asks for this, and says whether there was anything to ask. */
const asks = (intent: Parameters<WatchedCamera['ask']>[0]) =>
  function (this: object): boolean {
    return watched.get(this)?.ask(intent) ?? false;
  };

const propertiesOf = ({
  camera,
  muted,
  quality,
  autoplay,
  fill,
  language,
  controls,
}: CameraProperties): CameraProperties => ({
  camera,
  muted,
  quality,
  autoplay,
  fill,
  language,
  controls,
});

/**
 * The package's component: one camera with its state, its buttons and its words. What differs by the way is the player in its markup,
 * and `findCameras`. Its methods are what a host calls; each says false where there is nothing that could be asked.
 */
export const cameraComponent = (findCameras: () => ComponentCameras) =>
  defined({
    options: { multipleSlots: true },
    externalClasses: ['camera-class', 'stage-class', 'bar-class'],
    properties: {
      /** A camera, the id of one that `createCameras({ cameras })` names, or null. Given again with the same values it plays on. */
      camera: { type: null, value: null as unknown },
      muted: { type: Boolean, value: false },
      /** `standard`, `high` or `super`; the camera's own where it is none of them. */
      quality: { type: String, value: '' },
      /** False: it waits for a tap on play. */
      autoplay: { type: Boolean, value: true },
      /** The picture fills the stage, and its edges are cut off; else all of it is seen. */
      fill: { type: Boolean, value: false },
      /** `zh`, `en`, or `auto`: that of `createCameras`. */
      language: { type: String, value: 'auto' },
      /** The buttons, in their order: names, or objects with a name. No list is all of them, an empty one is none. */
      controls: { type: null, value: null as unknown },
      /** Read to who cannot see, and shown in full screen. */
      name: { type: String, value: '' },
    },
    data: { ...openingCamera, choosesQuality: false },
    observers: {
      'camera, muted, quality, autoplay, fill, language, controls'() {
        watched.get(this)?.give(propertiesOf(this.data));
      },
    },
    lifetimes: {
      attached() {
        const camera = new WatchedCamera(
          {
            setData: (changes) => this.setData(changes),
            say: (event, detail) => this.triggerEvent(event, detail),
          },
          findCameras,
        );
        watched.set(this, camera);
        camera.give(propertiesOf(this.data));
      },
      ready() {
        watched.get(this)?.ready();
      },
      detached() {
        watched.get(this)?.end();
        watched.delete(this);
      },
    },
    pageLifetimes: {
      show() {
        watched.get(this)?.show();
      },
      hide() {
        watched.get(this)?.hide();
      },
    },
    methods: {
      // ---- for the host
      play: asks('PLAY'),
      stop: asks('STOP'),
      pause: asks('PAUSE'),
      resume: asks('RESUME'),
      retry: asks('RETRY'),
      snapshot: asks('SNAPSHOT'),
      setQuality(quality: string) {
        return watched.get(this)?.askQuality(quality) ?? false;
      },
      toggleMute: asks('TOGGLE_MUTE'),
      enterFullScreen: asks('ENTER_FULL_SCREEN'),
      exitFullScreen: asks('EXIT_FULL_SCREEN'),

      // ---- for its markup
      press(event: WechatMiniprogram.CustomEvent) {
        const comesUp = watched.get(this)?.press(String(event.currentTarget.dataset.name)) === 'chooseQuality';
        if (comesUp) this.setData({ choosesQuality: true });
      },
      act(event: WechatMiniprogram.CustomEvent<{ event: string }>) {
        watched.get(this)?.act(event.detail.event);
      },
      closeQualities() {
        this.setData({ choosesQuality: false });
      },
      chooseQuality(event: WechatMiniprogram.CustomEvent<{ quality: string }>) {
        this.setData({ choosesQuality: false });
        watched.get(this)?.askQuality(event.detail.quality);
      },
      copy(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
        copyText(event.detail.text, watched.get(this)?.language);
      },
    },
  });
