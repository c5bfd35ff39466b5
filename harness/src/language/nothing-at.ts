import type { Problem } from './problem';
import type { YamlFile } from './yaml-file';
import { COMMENT } from './yaml/fault';

/** Where nothing stands though something is due: often it does, and YAML takes it for a comment. */
export function nothingAt(
  yaml: YamlFile,
  path: readonly PropertyKey[],
  otherwise: Problem,
): Problem {
  const { line, column } = yaml.valueAt(path);
  const text = yaml.source.split('\n')[line - 1] ?? '';
  const comment = /^\s*#/.exec(text.slice(column - 1));
  if (!comment) return otherwise;
  return yaml.problem({ line, column: column + comment[0].length - 1 }, COMMENT);
}
