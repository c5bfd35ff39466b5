/** Everything that a terminal shows, as text. */
export { renderBlocked } from './blocked';
export { renderLine } from './case-line';
export { renderFailure } from './failure';
export { renderInconsistent } from './inconsistent';
export { renderScore } from './score';
