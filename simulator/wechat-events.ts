/** The events of WeChat itself that a fault can bring about. */
export type WechatEventName =
  | 'networkStatusChange'
  | 'appShow'
  | 'appHide'
  | 'memoryWarning'
  | 'audioInterruptionBegin'
  | 'audioInterruptionEnd';

/** Brings about an event of WeChat. */
export interface WechatEvents {
  emit(event: WechatEventName, payload: unknown): void;
}

/** The preview's own `wx` can emit its events; WeChat's cannot, and there a fault of this kind does nothing. */
export const previewEvents: WechatEvents = {
  emit: (event, payload) => {
    if (typeof wx === 'undefined') return;
    (wx as unknown as { __emit?: (event: string, payload: unknown) => void }).__emit?.(event, payload);
  },
};
