// @ts-check
/** npm run scenes [-- front-door …] [--stills FOLDER]: draws and encodes the clips that simulated cameras film. */
import '../tools/scenes/command.mjs';
