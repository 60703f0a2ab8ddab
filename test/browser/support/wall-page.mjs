// @ts-check
import { differingFields, lookAt } from './picture.mjs';

/** @typedef {import('./phone.mjs').Phone} Phone */

/** How much of a picture (of its 144 fields) differs between two looks at something that moves. */
const MOVING_FIELDS = 3;

/** Several cameras at once. Tiles are counted in the order of the markup, whichever is enlarged. */
export class WallPage {
  /** @param {Phone} phone */
  constructor(phone) {
    this.phone = phone;
  }

  // ------------------------------------------------------------------------------------------------ what is seen

  get tiles() {
    return this.phone.screen.locator('wx-wall-tile');
  }

  /** @param {number} index */
  tile(index) {
    return this.tiles.nth(index);
  }

  /** What each tile says of itself: name and status. */
  async captions() {
    const captions = await this.tiles
      .locator('[class~="packages-watch-components-wall-tile-wall-tile--caption"]')
      .allInnerTexts();
    return captions.map((caption) => caption.split('\n').map((line) => line.trim()));
  }

  /** Waits until every tile's status is this. @param {string} status */
  async seeAll(status) {
    await this.phone.until(async () => {
      const captions = await this.captions();
      return captions.length > 0 && captions.every(([, said]) => said === status);
    }, `every tile says ${status}`);
  }

  /** The small sheet over a tile's picture. @param {number} index */
  sheet(index) {
    return this.tile(index).locator('[class~="packages-watch-components-wall-tile-wall-tile--small-sheet"]');
  }

  /** Which tiles have a sheet with this title. @param {string} title */
  async tilesSaying(title) {
    const sheets = await Promise.all(
      (await this.tiles.all()).map(async (_, index) => {
        const sheet = this.sheet(index);
        return (await sheet.count()) > 0 && (await sheet.innerText()).includes(title) ? [index] : [];
      }),
    );
    return sheets.flat();
  }

  /** How wide the picture is, and how far below the tiles' top. @param {number} index */
  async place(index) {
    const [tile, all] = await Promise.all([
      this.tile(index).boundingBox(),
      this.phone.screen.locator('.tiles').boundingBox(),
    ]);
    return { width: tile?.width ?? 0, top: (tile?.y ?? 0) - (all?.y ?? 0) };
  }

  // ------------------------------------------------------------------------------------------------ the pictures

  /** Each tile's video: its own clock, and whether it can be heard. A tile without one is null. */
  videos() {
    return this.tiles.evaluateAll((tiles) =>
      tiles.map((tile) => {
        const video = tile.querySelector('video');
        return video && { currentTimeS: video.currentTime, isHeard: !video.muted };
      }),
    );
  }

  /** Which tiles can be heard. */
  async heard() {
    return (await this.videos()).flatMap((video, index) => (video?.isHeard ? [index] : []));
  }

  /** Waits until every picture changes between two looks. */
  async seeAllMoving() {
    const count = await this.tiles.count();
    const looks = () => Promise.all(Array.from({ length: count }, (_, index) => lookAt(this.phone.frame, index)));
    await this.phone.until(async () => (await looks()).every(({ length }) => length > 0), 'every tile has a picture');
    const before = await looks();
    await this.phone.until(async () => {
      const now = await looks();
      return now.every((look, index) => differingFields(before[index] ?? [], look) >= MOVING_FIELDS);
    }, 'every picture changes');
  }

  /** Puts a sign on every video element: one that is made anew has none. */
  async signVideos() {
    await this.tiles.locator('video').evaluateAll((videos) => {
      for (const video of videos) video.dataset.signed = 'yes';
    });
  }

  signedVideos() {
    return this.tiles.locator('video[data-signed]').count();
  }

  // ------------------------------------------------------------------------------------------------ what a person does

  /** Taps a tile's picture. @param {number} index */
  async tap(index) {
    await this.phone.tap(this.tile(index).locator('[class~="packages-watch-components-wall-tile-wall-tile--over"]'));
  }

  /** Taps a tile's name. @param {number} index */
  async tapCaption(index) {
    await this.phone.tap(this.tile(index).locator('[class~="packages-watch-components-wall-tile-wall-tile--caption"]'));
  }
}
