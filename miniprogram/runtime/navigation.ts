type Page = 'live' | 'wall' | 'form' | 'log';

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

/** Goes to the page before, or to the list where a link opened this page as the first. */
export function goBack(): void {
  wx.navigateBack({ fail: () => wx.reLaunch({ url: '/pages/home/home' }) });
}

/** The camera that a page was opened for: WeChat hands the query over as it stands in the url. */
export function cameraIdOf({ id = '' }: { readonly id?: string }): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The cameras that a page was opened for, one after another with commas between them; empty when none is named. */
export function cameraIdsOf({ ids = '' }: { readonly ids?: string }): readonly string[] {
  return ids
    .split(',')
    .filter(Boolean)
    .map((id) => cameraIdOf({ id }));
}
