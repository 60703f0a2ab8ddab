/**
 * What stands in a page's data until `connect` puts the first view there, before the first frame. It is null, and the
 * page's markup asks for that (`wx:if`); the type is the view's, so that the markup's expressions can be checked.
 */
export function notYet<ViewModel>(): ViewModel {
  return null as unknown as ViewModel;
}
