import { loadCases } from '../src/language/load-course';
import { VERBS } from '../src/steps/index';

// The process that is measured: node load-cases.cjs ROOT SLUG
const [root = '', slug = ''] = process.argv.slice(2);
const began = performance.now();
const loaded = loadCases(root, slug, VERBS).length;
process.stdout.write(JSON.stringify({ loaded, ms: performance.now() - began }));
