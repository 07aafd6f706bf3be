// Looks for somebody who wished to be forgotten: in every file of the install, byte by byte.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

async function read(...args) {
  const { stdout } = await promisify(execFile)('python3', [path.join(import.meta.dirname, 'traces.py'), ...args]);
  return JSON.parse(stdout);
}

/** Every file under a folder, with its bytes. */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  return Promise.all(files.map(async (file) => ({ file: path.relative(folder, file), bytes: await readFile(file) })));
}

export class Traces {
  /** What the install holds of the one person who reads a language; `words` are what they told in plain text. */
  static async of(program, language, words) {
    const traces = new Traces();
    const { person, key, secrets } = await read('of', program.data, language);
    traces.person = person;
    traces.words = words.map((word) => Buffer.from(word, 'utf8'));
    traces.sealed = [key, ...secrets].map((hex) => Buffer.from(hex, 'hex'));
    assert.ok(secrets.length >= 4, 'name, address, look-up and answer should be there, sealed');
    return traces;
  }

  /** Before: every sealed value lies in some file, and no plain word in any. */
  async areThere(folder) {
    const files = await filesIn(folder);
    const lost = this.sealed.filter((bytes) => !files.some((found) => found.bytes.includes(bytes)));
    assert.deepEqual(lost, [], 'what is looked for later should be there first');
    this.#assertNone(files, this.words);
  }

  /** After: none of it lies in any file. */
  async areGone(folder) {
    this.#assertNone(await filesIn(folder), [...this.words, ...this.sealed]);
  }

  /** No row holds anything of theirs, and no letter waits for them. */
  async leaveNoRow(folder) {
    assert.deepEqual(await read('left', folder, this.person), { secrets: [], letters: 0 });
  }

  #assertNone(files, wanted) {
    const found = files.flatMap(({ file, bytes }) => wanted.filter((one) => bytes.includes(one)).map((one) => `${one.toString('hex')} in ${file}`));
    assert.deepEqual(found, [], 'nothing of theirs should be in any file');
  }
}
