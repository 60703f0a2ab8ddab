// @ts-check
/**
 * The stories that have no meaning where components of the plugin pull and play, and why. All others are told the same for either
 * way: `npm run test:browser -- --way managed`.
 *
 * @type {readonly { readonly because: string, readonly stories: readonly string[] }[]}
 */
export const WITHOUT_MEANING = [
  {
    because:
      'these plugins hand over bytes: a build of this way says what stands in the way, as managed.test.mjs tells',
    stories: [
      ...['1.0', '1.3', '2.0', '3.0', '3.1'].map(
        (generation) => `plugin ${generation}: a camera plays, then a server stream`,
      ),
      'the beta serves one kind of source at a time: a server stream after a camera makes it begin anew',
      'a plugin that no adapter speaks: it is told, and nothing is called',
      'the diagnosis can be copied, with every query value of an url masked',
    ],
  },
  {
    because: 'where the plugin pulls its bytes are not to be had, so nothing is recorded, and that is said',
    stories: [
      'a recording is saved to the album, and nothing of it is left in the app',
      'what the album refuses is kept, plays to its end, is saved later, or deleted after a question',
    ],
  },
  {
    because: 'a component that plays live has no pause that keeps its stream: it is left at once, as in a long pause',
    stories: ['iOS', 'Android'].map(
      (platform) => `a paused picture stands still while its stream goes on, and moves again over it (${platform})`,
    ),
  },
  {
    because: 'how much its player holds, and that it pulls again, is the component’s to mend: it says nothing of it',
    stories: [
      'a picture far behind goes back to live by itself, over the same stream',
      'the player lets go with an empty cache: it says so, then plays again',
      'the player reconnects three times and gives up: said as such, then a new player goes on',
      'a player that never pulls is told, and can be tried again',
    ],
  },
  {
    because: 'why its module does not start, a plugin that pulls by itself tells nobody',
    stories: ['P2P is refused for good: said on the camera and on the list, and the list can try again'],
  },
  {
    because:
      'what a stream carries the app does not see: live-player tells of frames on the screen, and nothing of how late they are',
    stories: [
      'a picture that comes ever later is said to be behind live, until it has caught up',
      'a stream that turns to rubbish is said to be damaged, begun anew once, then told with a way on that helps',
      'a picture that stays behind live after two new pulls is watched as it is, and another quality is offered; in that it is live',
    ],
  },
  {
    because: 'whether a component fell over to one to many, it tells nobody',
    stories: ['a camera with too many viewers falls over to one to many, and says so'],
  },
  {
    because: 'to let go of a service is a call without an answer',
    stories: ['a stop that never answers does not keep the next play from its picture'],
  },
  {
    because: 'components play over the plugin’s own local server, which another network takes along',
    stories: ['from Wi-Fi to 4G a server stream goes on as if nothing had been'],
  },
];

/** @param {string} name a story's */
export const hasMeaning = (name) => !WITHOUT_MEANING.some(({ stories }) => stories.includes(name));

/**
 * Told with all other tests: each kind of behaviour once, by file.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const TOLD_BY_DEFAULT = {
  'controls.test.mjs': [
    'a snapshot asks for the album, is saved there, and becomes the picture on the list',
    'a picture that is to lie on its side and fill the stage does, on the wall too, and the next time again; a key chooses as a finger does',
    'full screen fills the phone, and is left by its button or by Escape',
  ],
  'pause.test.mjs': ['a long pause stops the stream too; the connection is kept, and it goes on'],
  'trouble.test.mjs': [
    'the connection breaks: it is made anew',
    'a picture that the camera does not have: nothing is tried by itself, another quality works',
    'the picture stands still for a moment: a weak network, then it goes on',
  ],
  'wall.test.mjs': ['from the list to a wall of its cameras; leaving it gives everything back'],
  'watch.test.mjs': [
    'the start-up timeline tells every step, the diagnosis what has come',
    'another quality is another picture, 640 or 320 wide',
    'who leaves while the service is starting leaves nothing behind',
  ],
};
