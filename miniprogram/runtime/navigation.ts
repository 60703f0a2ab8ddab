type Page = 'live' | 'form' | 'log';

let isOpening = false;

/** Opens a page, for a camera if `id` is given. A second tap while it opens is the same tap. */
export function openPage(page: Page, id?: string): void {
  if (isOpening) return;
  isOpening = true;
  const query = id === undefined ? '' : `?id=${encodeURIComponent(id)}`;
  wx.navigateTo({
    url: `/pages/${page}/${page}${query}`,
    complete: () => {
      isOpening = false;
    },
  });
}

/** The camera that a page was opened for: WeChat hands the query over as it stands in the url. */
export function cameraIdOf({ id = '' }: { readonly id?: string }): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
