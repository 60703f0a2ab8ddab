/** What can be filmed. */
export type SceneName = 'frontDoor' | 'garden' | 'lobby' | 'carPark' | 'livingRoom' | 'fishTank';
