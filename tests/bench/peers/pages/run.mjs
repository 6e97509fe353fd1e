// node run.mjs enketo|webforms FORM.xml NAME [MOST ANSWERS]: one page in a headless Chromium, a JSON line a measure.
import http from 'node:http';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [peer, form, name, most = '120'] = process.argv.slice(2);
const LONGEST = 240000; // ms a page may take for one step
const KEYS = { radio: 'Space', number: '7', text: 'x' };
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const say = (measure, values) => console.log(JSON.stringify({ peer, workload: name, measure, values }));

// With these two headers the page's clock is exact to some microseconds.
const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const server = http.createServer((asked, answer) => {
  const file = path.join('dist', path.normalize(new URL(asked.url, 'http://x').pathname));
  if (!fs.existsSync(file)) return answer.writeHead(404).end();
  answer.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', ...isolated });
  return answer.end(fs.readFileSync(file));
});
await new Promise((go) => server.listen(0, '127.0.0.1', go));
const address = `http://127.0.0.1:${server.address().port}/${peer}.html`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sambang-pages-'));
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--no-first-run', '--disable-frame-rate-limit', '--disable-gpu-vsync'];
const began = performance.now();
const browser = await chromium.launchPersistentContext(folder, {
  executablePath: process.env.CHROMIUM, headless: true, viewport: { width: 1366, height: 768 }, args,
});
say('browser_start_ms', [performance.now() - began]);
const xml = fs.readFileSync(form, 'utf8');

const fresh = async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(LONGEST);
  return page;
};
const open = async (page, given) => {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction('window.shown');
  return page.evaluate(async (form) => { await window.shown(form); return window.idle(); }, given);
};

// What this browser's processes take of the machine's memory, shared pages counted once.
const memory = () => {
  const above = new Map();
  for (const each of fs.readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const said = fs.readFileSync(`/proc/${each}/stat`, 'utf8');
      above.set(each, said.slice(said.lastIndexOf(')') + 2).split(' ')[1]);
    } catch { /* it has ended */ }
  }
  const ours = (each) => each !== undefined && (each === String(process.pid) || ours(above.get(each)));
  let sum = 0;
  for (const each of above.keys()) {
    if (each === String(process.pid) || !ours(each)) continue;
    try { sum += Number(/Pss:\s+(\d+)/.exec(fs.readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))[1]) / 1024; } catch { /* ended */ }
  }
  return sum;
};

try {
  const first = await fresh();
  await first.goto(address);
  await first.waitForFunction('window.prepared');
  const given = await first.evaluate((text) => window.prepared(text), xml);
  await first.close();
  const opened = [];
  let page;
  for (let at = 0; at < (name === 'W4' ? 1 : 3); at += 1) {
    if (page) await page.close();
    page = await fresh();
    opened.push(await open(page, given));
  }
  say('open_ms', opened);
  await new Promise((go) => setTimeout(go, 2000));
  say('memory_mb', [memory()]);
  const taken = [];
  for (let at = 0; at < Number(most); at += 1) {
    const kind = await page.evaluate('window.next()');
    if (!kind) break;
    for (const key of kind === 'radio' ? ['Space'] : [KEYS[kind], 'Tab']) {
      await page.evaluate(`window.listen("${kind === 'radio' ? 'keyup' : 'keydown'}")`); // a button answers when it is let go
      await page.keyboard.press(key);
      taken.push(await page.evaluate('window.timed'));
    }
  }
  say('answer_ms', taken);
  say('scroll_ms', await page.evaluate('window.scrolled(80, 60)'));
} catch (trouble) {
  console.error(`${peer}, ${name}: ${String(trouble).slice(0, 200)}`);
} finally {
  await browser.close();
  server.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
