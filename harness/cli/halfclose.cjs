#!/usr/bin/env node
// Plain JavaScript that any Node reads: says what is missing before anything else can fail.
var preflight = require('./preflight.cjs');

preflight.check();
var root = require('path').join(__dirname, '..', '..');
require(require('./build.cjs').bundle()).main(root, process.argv.slice(2));
