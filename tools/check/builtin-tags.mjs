// @ts-check

/** WeChat's own components; anything else in WXML must stand under `usingComponents`, or it renders nothing. */
export const builtinTags = `
  ad audio block button camera canvas channel-live channel-video checkbox checkbox-group cover-image cover-view
  editor form functional-page-navigator icon image include input keyboard-accessory label live-player live-pusher map
  match-media movable-area movable-view navigation-bar navigator official-account open-data page-container page-meta
  picker picker-view picker-view-column progress radio radio-group rich-text root-portal scroll-view share-element
  slider slot snapshot span swiper swiper-item switch template text textarea video view voip-room web-view
`
  .trim()
  .split(/\s+/);
