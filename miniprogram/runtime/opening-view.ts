import { plainAbilities } from '../../machines/kernel/abilities';
import { config } from '../../machines/kernel/config';
import { plainFraming } from '../../machines/kernel/framing';
import { framingView, onItsWayTexts } from '../../machines/session';
import type { SessionView } from '../../machines/session/session.view.types';
import { qualities, qualityTexts } from '../../machines/words/quality.texts';

/** What a page's data begins with, so that it is only told what differs: a first view in Chinese, as it mostly is. */
export const openingView: SessionView = {
  playerKey: 0,
  autoplay: false,
  muted: false,
  playerMode: 'live',
  streamQuality: '',
  streamChannel: 0,
  status: { text: onItsWayTexts.startService.zh, tone: 'busy' },
  waiting: true,
  hint: '',
  notice: { text: '', action: '', event: '' },
  sheet: null,
  controls: {
    playing: true,
    canPlay: false,
    canStop: true,
    canPause: false,
    canResume: false,
    canSnapshot: false,
    canFullScreen: false,
    canChangeQuality: true,
    fullScreen: false,
    snapping: false,
  },
  quality: qualityTexts.high.zh,
  qualities: qualities.map((value) => ({
    value,
    label: qualityTexts[value].zh,
    chosen: value === config.defaultQuality,
  })),
  ...framingView(plainFraming, plainAbilities(), '', 'zh'),
  channels: [],
  timeline: [],
  timelineMarks: [],
  url: '',
  diagnosis: [],
  failure: null,
  picture: { count: 0, path: '' },
};
