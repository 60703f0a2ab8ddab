// @ts-check
/** npm run new -- page NAME: a page of four files, named in app.json. */
import '../tools/new/command.mjs';
