/** For tests in Node: plugins, cameras and players that are simulated, time that moves when it is told, and what any ports promise. */

export { createCameraSource, createSceneCameras, frontDoorClips } from '../simulator/camera';
export { type Bench, portsConformance, type Row } from '../simulator/conformance';
export type { FaultAction, Faults, SimulatedResources } from '../simulator/fault.types';
export { CATALOGUE, FAULTS } from '../simulator/fault-catalogue';
export { seededRandom } from '../simulator/random';
export { ShownNodes } from '../simulator/shown-nodes';
export { createSimulation, type Simulation, type SimulationOptions } from '../simulator/simulation';
export { settle, VirtualClock } from '../simulator/virtual-clock';
