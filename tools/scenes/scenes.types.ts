export type { Light } from '../../simulator/camera/camera.types';

/** What can be filmed. */
export type SceneName = 'frontDoor' | 'garden' | 'lobby' | 'carPark' | 'livingRoom' | 'fishTank';
