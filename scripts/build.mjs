// @ts-check
/** npm run build [-- --target devtools|device|all] [--appid wx…] [--inspect] [--inspector ws://…] */
import '../tools/build/command.mjs';
