import type * as z from 'zod';
import { readCourseFile } from './course-file';
import { FaultyFiles, inOrder } from './problem';
import { check } from './schema-problems';
import { readYaml, type YamlFile } from './yaml-file';

/** Reads a YAML file of the course that one schema describes. Throws all that is wrong with it. */
export function loadYaml<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
): { yaml: YamlFile; value: T } {
  const source = readCourseFile(root, file);
  if (typeof source !== 'string') throw new FaultyFiles([source]);
  const yaml = readYaml(source, file);
  if (Array.isArray(yaml)) throw new FaultyFiles(yaml);
  const checked = check(yaml, schema, yaml.data, []);
  if (!checked.ok) throw new FaultyFiles(inOrder(checked.problems));
  return { yaml, value: checked.value };
}
