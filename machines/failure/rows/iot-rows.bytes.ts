import { unknownIotRow } from './iot-unknown-row';

/** Where the app pulls by itself nothing is said by the plugin's own components. Takes the place of `iot-rows.ts` in a build for it. */
export const iotRows = { unknown: unknownIotRow };
