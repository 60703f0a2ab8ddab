// @ts-check
/** npm run mutation [-- machines/recovery … --fresh]: changes the code in every small way, and looks whether a test notices. */
import '../tools/mutation/command.mjs';
