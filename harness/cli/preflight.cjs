// Must run on any old Node: no syntax younger than 2009 here.
var OLDEST = [20, 19];

function olderThanNeeded(version) {
  var parts = version.replace(/^v/, '').split('.').map(Number);
  return parts[0] < OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] < OLDEST[1]);
}

/** Ends the process with one line of remedy where halfclose can't run at all. */
exports.check = function () {
  var problem;
  if (olderThanNeeded(process.version)) {
    problem =
      'halfclose needs Node ' +
      OLDEST.join('.') +
      ' or newer; this is ' +
      process.version +
      '.\n' +
      'Install a newer one from https://nodejs.org, or with: nvm install 22';
  } else if (process.platform === 'win32') {
    problem =
      'Native Windows has other sockets and no process groups: run this inside WSL.\n' +
      'Install it with: wsl --install';
  } else {
    try {
      require.resolve('esbuild');
    } catch (error) {
      problem = 'The dependencies are not installed here. Run: npm ci';
    }
  }
  if (!problem) return;
  process.stderr.write(problem + '\n');
  process.exit(2);
};

exports.olderThanNeeded = olderThanNeeded;

/** Says in one line each what most submissions will need and this machine lacks. */
exports.warn = function () {
  var fs = require('fs');
  var path = require('path');
  var folders = (process.env.PATH || '').split(path.delimiter);
  [
    ['python3', 'Python programs', 'apt install python3, or brew install python'],
    ['cc', 'C programs', 'apt install build-essential, or xcode-select --install'],
  ].forEach(function (tool) {
    var there = folders.some(function (folder) {
      return fs.existsSync(path.join(folder, tool[0]));
    });
    if (there) return;
    process.stderr.write(
      'No ' + tool[0] + ' here: ' + tool[1] + ' can not be graded. Install: ' + tool[2] + '\n'
    );
  });
};
