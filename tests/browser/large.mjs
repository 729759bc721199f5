// Writes a project of about 5,000 events that read like the shipped ones: each of those, many times
// over, under other names. `node large.mjs CONTENT DIR [EVENTS]`.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const [content, folder, wanted = '5000'] = process.argv.slice(2);
const own = join(folder, 'content');
rmSync(own, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(content, own, { recursive: true });
const events = readdirSync(join(content, 'events'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
for (let n = events.length; n < Number(wanted); n += 1) {
  const path = events[n % events.length];
  const text = readFileSync(join(content, 'events', path), 'utf8');
  const name = `${basename(path, '.yaml')}-${Math.floor(n / events.length)}.yaml`;
  writeFileSync(join(own, 'events', dirname(path), name), text);
}
