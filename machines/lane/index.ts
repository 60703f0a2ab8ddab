export { hold } from './hold';
export { type AloneKind, createLanes, type LaneCall, type Lanes, type Patience } from './lanes';
