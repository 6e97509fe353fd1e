// The engine of ODK Web Forms in Node. usage: node webforms_node.mjs DATADIR W1 jsdom [OUT.xml]
import fs from 'node:fs';
import path from 'node:path';
const [dir, W, dom = 'jsdom', out] = process.argv.slice(2);
const t00 = performance.now();
if (dom === 'jsdom') {
  const { JSDOM } = await import('jsdom');
  const w = new JSDOM('<!doctype html><html><body></body></html>', { url: 'http://localhost/' }).window;
  for (const k of ['window', 'document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'Attr', 'Text', 'CDATASection', 'Comment', 'XPathResult', 'NodeFilter', 'ProcessingInstruction', 'HTMLElement', 'NamedNodeMap', 'FormData', 'File', 'Blob', 'FileReader', 'localStorage', 'DocumentType', 'DocumentFragment', 'CharacterData', 'XMLDocument'])
    if (w[k] !== undefined) Object.defineProperty(globalThis, k, { value: w[k], configurable: true, writable: true });
  globalThis.window = globalThis;
} else throw new Error('only jsdom carries this engine: happy-dom and linkedom lack Node.lookupNamespaceURI');
const emit = (measure, value, extra = {}) => console.log(JSON.stringify({ peer: `xforms-engine/node+${dom}`, workload: W, measure, value: Math.round(value * 1e4) / 1e4, ...extra }));
const hwm = () => Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
// the bundled web-tree-sitter takes the (unbundled) node branch if it sees process.versions.node: hide it while it starts
const versions = process.versions;
Object.defineProperty(process, 'versions', { value: { ...versions, node: undefined }, configurable: true });
const engine = await import('@getodk/xforms-engine');
Object.defineProperty(process, 'versions', { value: versions, configurable: true });
const { runEngine } = await import('./webforms_core.mjs');
emit('init_ms', performance.now() - t00);
const rd = (f) => fs.readFileSync(path.join(dir, f), 'utf8');
const xml = rd(`${W}.xml`);
const fetchAttachment = async (url) => {
  const body = fs.readFileSync(path.join(dir, path.basename(String(url))));
  return new globalThis.Response(body, { status: 200, headers: { 'content-type': 'text/csv' } });
};
const x = await runEngine({
  engine, xml, plan: JSON.parse(rd(`${W}.plan.json`)), walk: W === 'W3' ? JSON.parse(rd('W3.walk.json')) : null,
  fetchAttachment, now: () => performance.now(), emit, W,
  afterLoad: async () => emit('rss_after_load_mb', hwm()),
  beforeWarm: async () => emit('peak_rss_mb', hwm()),
});
if (out) fs.writeFileSync(out, x);
process.exit(0);
