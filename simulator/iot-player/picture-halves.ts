import type { ComponentEventName } from './component.types';

type Said = readonly [event: ComponentEventName, detail: object];

/** Of these live-player tells where it shows video: first frame, size, decoder. */
const OF_VIDEO: readonly unknown[] = [2003, 2008, 2009];

const BOTH = {
  playerstatechange: 'mjpgplayerstatechange',
  streamstatechange: 'mjpgstreamstatechange',
  playstart: 'mjpgplaystart',
  playsuccess: 'mjpgplaysuccess',
  playstop: 'mjpgplaystop',
  playend: 'mjpgplayend',
  playerror: 'mjpgplayerror',
} as const satisfies { readonly [event in ComponentEventName]?: ComponentEventName };

const pairOf = new Map<ComponentEventName, ComponentEventName>(
  Object.entries(BOTH) as [keyof typeof BOTH, ComponentEventName][],
);

/**
 * What the component of a picture device says where one of video would say this: a half that plays sound, in which there is no frame
 * to be told of, and a half of pictures, which says so of each (managed contract 4.2).
 */
export function saidByHalves(event: ComponentEventName, detail: object): readonly Said[] {
  const pair = pairOf.get(event);
  if (pair)
    return [
      [event, detail],
      [pair, event === 'playerstatechange' ? ofPictures(detail) : detail],
    ];
  if (event === 'receiveidr') return [['mjpgreceiveimage', {}]];
  if (event === 'statechange')
    return OF_VIDEO.includes((detail as { readonly code?: number }).code) ? [] : [[event, detail]];
  return event === 'netstatus'
    ? reports(detail as { readonly info?: Readonly<Record<string, number>> })
    : [[event, detail]];
}

const ofPictures = (detail: object) => ({
  playerState: `Mjpg${(detail as { readonly playerState?: string }).playerState ?? ''}`,
});

function reports({ info = {} }: { readonly info?: Readonly<Record<string, number>> }): readonly Said[] {
  const part = (isOfPart: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(info).filter(([name]) => isOfPart(name)));
  const isSound = (name: string) => name.startsWith('audio');
  const { videoFPS = 0 } = info;
  return [
    ['netstatus', { info: { ...part(isSound), videoFPS: 0, videoBitrate: 0, videoCache: 0 } }],
    ...Array.from({ length: videoFPS }, (): Said => ['mjpgreceiveimage', {}]),
    ['mjpgnetstatus', { info: part((name) => !isSound(name)) }],
  ];
}
