export { hold, type Resource } from './hold';
export { type AloneKind, createLanes, type LaneCall, type Lanes, type Patience } from './lanes';
