/** What the steps of a start are called. */
export { stepTexts } from '../../machines/session';
