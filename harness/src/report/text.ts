/** Everything that a terminal shows, as text. */
export { renderBlocked } from './blocked';
export { renderLine } from './case-line';
export { renderFailure, type FailureOptions } from './failure';
export { renderInconsistent } from './inconsistent';
export { renderScore, type ScoreOptions } from './score';
