// @ts-check
/** npm run diagrams [-- --check] [--folder docs/statecharts]: draws the statecharts of machines/. */
import '../tools/diagrams/command.mjs';
