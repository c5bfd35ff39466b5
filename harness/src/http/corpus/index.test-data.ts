import { BODIES } from './bodies.test-data';
import { REQUESTS } from './requests.test-data';
import { RESPONSES } from './responses.test-data';

export const CORPUS = [...REQUESTS, ...RESPONSES, ...BODIES];
