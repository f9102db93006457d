// The shop's books, as in books.py: a fact is entered once, whoever comes second is given the first one's entry.
import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const SHOP = fileURLToPath(new URL('../../shop', import.meta.url));

function file(book, key) {
  if (!/^[A-Za-z0-9-]{1,60}$/.test(key)) throw new Error(`'${key}' is no key of a book`);
  fs.mkdirSync(path.join(SHOP, book), { recursive: true });
  return path.join(SHOP, book, `${key}.json`);
}

function writtenBeside(name, fact) {
  const temporary = `${name}.${randomUUID()}`;
  fs.writeFileSync(temporary, JSON.stringify(fact));
  return temporary;
}

export function enter(book, key, fact) {
  const name = file(book, key);
  const temporary = writtenBeside(name, fact);
  try {
    fs.linkSync(temporary, name);
    return fact;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return JSON.parse(fs.readFileSync(name, 'utf8'));
  } finally {
    fs.unlinkSync(temporary);
  }
}

export function replace(book, key, fact) {
  const name = file(book, key);
  fs.renameSync(writtenBeside(name, fact), name);
  return fact;
}

export function count(book, key) {
  const name = file(book, key);
  fs.appendFileSync(name, '\n');
  return fs.statSync(name).size;
}

/** What takes time in a real shop takes a moment here too. */
export const moment = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
