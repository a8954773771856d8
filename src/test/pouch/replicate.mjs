// The peer of SyncSpeed: PouchDB (leveldb) sends N documents of 600 bytes to a pouchdb-server over
// loopback. Usage: node replicate.mjs FOLDER N, where FOLDER holds node_modules as made by
//   npm install pouchdb@9 pouchdb-server@4.2.0
import {createRequire} from 'node:module';
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const [folder, count] = [resolve(process.argv[2]), Number(process.argv[3])];
const PouchDB = createRequire(join(folder, 'package.json'))('pouchdb');
const place = mkdtempSync(join(tmpdir(), 'pouch-'));
const port = await new Promise(done => {
  const free = createServer().listen(0, () => { const p = free.address().port; free.close(() => done(p)); });
});
const server = spawn(
  join(folder, 'node_modules/.bin/pouchdb-server'), ['--port', port, '--dir', place, '--no-stdout-logs'],
  {cwd: place, stdio: 'ignore'});
const address = `http://127.0.0.1:${port}`;
for (let up = false, i = 0; !up; i++) {
  up = await fetch(address).then(r => r.ok, () => false);
  if (i > 150) throw new Error('pouchdb-server does not answer');
  if (!up) await new Promise(done => setTimeout(done, 200));
}
const text = () => Array.from({length: 600}, () => Math.floor(Math.random() * 36).toString(36)).join('');
async function round(name, n) {
  const here = new PouchDB(join(place, `${name}-here`));
  for (let at = 0; at < n; at += 1000) {
    await here.bulkDocs(Array.from({length: Math.min(1000, n - at)}, (_, i) => ({_id: `d${at + i}`, note: text()})));
  }
  const there = new PouchDB(`${address}/${name}`);
  await there.info(); // makes it
  const began = process.hrtime.bigint();
  const result = await here.replicate.to(there, {batch_size: 1000, batches_limit: 10});
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  if (result.docs_written !== n) throw new Error(`wrote ${result.docs_written} of ${n}`);
  await here.close();
  return took;
}
await round('warm', Math.min(count, 5000));
const took = await round('measured', count);
console.log(`${count.toLocaleString('en')} documents by PouchDB: ${took.toFixed(2)} s (${Math.round(count / took).toLocaleString('en')}/s)`);
server.kill();
rmSync(place, {recursive: true, force: true});
process.exit(0);
