// @ts-check
/** @typedef {import('./phone.mjs').Phone} Phone */

/** As large as a thumb asks for, in CSS pixels. */
const THUMB_PX = 44;

/**
 * What is wrong with how the page on top is laid out: it scrolls sideways, words stick out of the screen, or something to
 * tap is too small.
 *
 * @param {Phone} phone
 * @returns {Promise<string[]>}
 */
export function layoutProblems(phone) {
  return phone.screen.evaluate((page, thumbPx) => {
    /** @type {string[]} */
    const found = [];
    const nameOf = (/** @type {Element} */ element) => element.getAttribute('aria-label') ?? element.textContent ?? '';
    const scroller = page.querySelector('.phone-page-scroller');
    if (scroller && scroller.scrollWidth > scroller.clientWidth) found.push('the page scrolls sideways');
    for (const target of page.querySelectorAll('wx-view[role="button"], wx-view[role="radio"]')) {
      const { width, height } = target.getBoundingClientRect();
      if (width > 0 && (width < thumbPx || height < thumbPx)) {
        found.push(`${nameOf(target)} is ${Math.round(width)}×${Math.round(height)}`);
      }
    }
    for (const text of page.querySelectorAll('wx-text')) {
      const { left, right, width } = text.getBoundingClientRect();
      const isScrolled = text.closest('[class$="filter-chips--row"]') !== null;
      if (width > 0 && !isScrolled && (left < 0 || right > window.innerWidth)) found.push(`${nameOf(text)} sticks out`);
    }
    return found;
  }, THUMB_PX);
}
