import type { SimulatedWorld } from '../world';

/** What a promise of the manager's is rejected with: its code stands in the sentence, or in a field of its own. */
export function refusalOf({ iotAssumptions }: SimulatedWorld, code: number): unknown {
  const sentence = `startP2PService err ${code}`;
  switch (iotAssumptions.rejection) {
    case 'errMsg':
      return { errMsg: sentence };
    case 'errmsg':
      return { errcode: code, errmsg: sentence };
    case 'errCode':
      return { errCode: code, errMsg: '启动失败' };
    case 'text':
      return sentence;
    case 'error':
      return new Error(sentence);
  }
}
