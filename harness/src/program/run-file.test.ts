import { chmod, copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './find';
import { folderWith, removeFolders } from './submission.test-data';

afterAll(removeFolders);

async function find(files: Record<string, string>) {
  return findProgram(await folderWith(files), 'server');
}

test('an executable script is run as it is', async () => {
  expect(await find({ 'run*': '#!/bin/sh\n' })).toMatchObject({ entry: 'run', run: ['./run'] });
});

test('the language of a script is that of its interpreter', async () => {
  const found = await find({ 'run*': '#!/usr/bin/env python3\n', 'a.c': '' });
  expect(found).toMatchObject({ language: 'python' });
});

test('a script that has lost its exec bit is given to its interpreter', async () => {
  expect(await find({ run: '#!/usr/bin/env -S LANG=C sh -e\n' })).toMatchObject({
    run: ['/usr/bin/env', '-S LANG=C sh -e', './run'],
  });
});

test('a script with CR LF in its first line is told so', async () => {
  expect(await find({ 'run*': '#!/bin/sh\r\necho hi\r\n' })).toEqual({
    code: 'program.invalid',
    problem:
      "The first line of ./run ends in CR LF: the CR becomes part of the interpreter's name.",
    remedy: "Save it with LF line ends, in your editor or by `sed -i 's/\\r$//' ./run`.",
  });
});

test.each([
  ['#!/usr/bin/python9', '/usr/bin/python9'],
  ['#!/usr/bin/env -S pyhton3 -u', 'pyhton3'],
  ['#! /usr/bin/envy python3', '/usr/bin/envy'],
])('an interpreter that is not there is named: %s', async (line, missing) => {
  expect(await find({ 'run*': `${line}\n` })).toMatchObject({
    code: 'program.invalid',
    problem: `The first line of ./run is \`${line}\`, and there is no ${missing} here.`,
  });
});

test('a text without a first line that says what runs it is told so', async () => {
  expect(await find({ 'run*': 'python3 server.py\n' })).toMatchObject({
    code: 'program.invalid',
    problem: 'The first line of ./run does not say what runs it.',
  });
});

test('a byte order mark before the first line is named', async () => {
  expect(await find({ 'run*': '\uFEFF#!/bin/sh\n' })).toMatchObject({
    problem: './run begins with a byte order mark, which hides its first line from the system.',
  });
});

test('a compiled program that has lost its exec bit needs chmod', async () => {
  const root = await folderWith({});
  await copyFile('/bin/true', join(root, 'run'));
  await chmod(join(root, 'run'), 0o644);
  expect(await findProgram(root, 'server')).toEqual({
    code: 'program.invalid',
    problem: './run is not executable.',
    remedy: 'Type `chmod +x ./run`.',
  });
});

test.each([
  ['macOS', Buffer.from('cffaedfe0c000001', 'hex')],
  ['Windows', Buffer.from('MZ\x90\0')],
])('a program that was compiled for %s is told so', async (system, magic) => {
  const bytes = Buffer.concat([magic, Buffer.alloc(32)]).toString('latin1');
  const root = await folderWith({});
  await writeFile(join(root, 'run'), bytes, { encoding: 'latin1', mode: 0o755 });
  expect(await findProgram(root, 'server')).toMatchObject({
    code: 'program.invalid',
    problem: `./run was compiled for ${system}; it can't run here.`,
  });
});
