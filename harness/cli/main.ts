import { gradeCommand } from './grade';

export async function main(root: string, words: readonly string[]): Promise<void> {
  process.exitCode = await gradeCommand.run(root, words.slice(1));
}
