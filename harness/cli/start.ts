import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { didYouMean } from '../src/language/nearest';
import { loadAssignment } from '../src/language/load-course';
import { NotWritten } from '../src/run/not-written';
import { ownSubmission } from '../src/run/targets';
import { readArguments, refuseSurplus, WrongUsage } from './arguments';
import type { Command } from './command';
import { languagesOf, starterFolder } from './starters';

const USAGE = 'npm run start <assignment> -- --lang <language>';

export const startCommand: Command = {
  name: 'start',
  usage: USAGE,
  summary: 'puts a starter into your submission folder',
  details: ['--lang LANGUAGE   the starter to take: python, c or typescript'],
  run(root, words) {
    const { values, positionals } = readArguments(words, { lang: { type: 'string' } }, USAGE);
    const [slug, surplus] = positionals;
    if (slug === undefined) throw new WrongUsage(`say which assignment\nUsage: ${USAGE}`);
    refuseSurplus(surplus, USAGE);
    const { title } = loadAssignment(root, slug);
    const languages = languagesOf(root, slug);
    const { lang } = values;
    if (lang === undefined) {
      throw new WrongUsage(`say which language: ${languages.join(', ')}\nUsage: ${USAGE}`);
    }
    if (!languages.includes(lang)) {
      const near = didYouMean(lang, languages);
      throw new WrongUsage(
        `there is no starter for ${slug} in "${lang}"` +
          `${near || `; there are: ${languages.join(', ')}.`}\n` +
          `Any language will do without one: put your program into assignments/${slug}/submission/`,
      );
    }
    const shown = `assignments/${slug}/submission`;
    const folder = ownSubmission(root, slug);
    const from = starterFolder(root, slug, lang);
    try {
      mkdirSync(folder, { recursive: true });
      const there = readdirSync(folder).filter((name) => !name.startsWith('.'));
      if (there.length > 0) {
        throw new WrongUsage(`${shown}/ already holds ${there.join(', ')}; nothing was changed`);
      }
      cpSync(from, folder, { recursive: true, errorOnExist: true, force: false });
    } catch (error) {
      if (error instanceof WrongUsage) throw error;
      throw new NotWritten(`The starter can't be put into ${shown}/`, error);
    }
    const files = readdirSync(from).map((name) => `  ${shown}/${name}\n`);
    process.stdout.write(
      `${title}: the starter is yours now.\n${files.join('')}\n` +
        `Read   assignments/${slug}/README.md\nThen   npm test ${slug}\n`,
    );
    return Promise.resolve(0);
  },
};
