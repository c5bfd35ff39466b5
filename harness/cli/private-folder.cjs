// Plain JavaScript that Jest's configuration can load as it is.
var fs = require('fs');
var os = require('os');
var path = require('path');

/**
 * Our own folder below the system's temporary one, for what has no place in a read-only checkout.
 * Its name can be foreseen: one that somebody else has put there is refused.
 */
exports.privateFolder = function () {
  var uid = process.getuid ? process.getuid() : 0;
  var folder = path.join(os.tmpdir(), 'halfclose-' + uid);
  fs.mkdirSync(folder, { recursive: true, mode: 448 });
  var stat = fs.lstatSync(folder);
  if (stat.isDirectory() && stat.uid === uid && (stat.mode & 18) === 0) return folder;
  throw new Error(folder + ' is not ours alone; remove it, or set TMPDIR to another folder');
};

/** May we write `name` below `root`, or make it there? */
exports.writable = function (root, name) {
  var there = path.join(root, name);
  while (!fs.existsSync(there)) there = path.dirname(there);
  try {
    fs.accessSync(there, fs.constants.W_OK);
    return true;
  } catch (error) {
    return false;
  }
};
