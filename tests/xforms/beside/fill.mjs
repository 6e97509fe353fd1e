// Fills forms with random answers in the engine of ODK Web Forms and writes down what became of every node, one JSON line a
// form, in the format of ../shared/suites. Reads one JSON line a form: {name, xml, media: {file: text}, seed, now, sets}.
// usage: TZ=Asia/Jakarta node fill.mjs MODULES < forms.jsonl > cases.jsonl   (MODULES: a folder with node_modules)
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = createRequire(path.join(path.resolve(process.argv[2]), 'node_modules', 'x.js'));
const { JSDOM } = modules('jsdom');
const { window } = new JSDOM('<!doctype html><html><body></body></html>', { url: 'http://localhost/' });
const DOM = ['document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'Attr', 'Text', 'CDATASection', 'Comment',
  'XPathResult', 'NodeFilter', 'ProcessingInstruction', 'HTMLElement', 'NamedNodeMap', 'FormData', 'File', 'Blob', 'FileReader',
  'localStorage', 'DocumentType', 'DocumentFragment', 'CharacterData', 'XMLDocument'];
for (const name of DOM) Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
globalThis.window = globalThis;
// the bundled parser takes a branch for Node that is not in the bundle: what says so is hidden while it starts
const versions = process.versions;
Object.defineProperty(process, 'versions', { value: { ...versions, node: undefined }, configurable: true });
const folder = path.join(path.resolve(process.argv[2]), 'node_modules', '@getodk', 'xforms-engine', 'dist', 'index.js');
const engine = await import(pathToFileURL(folder));
Object.defineProperty(process, 'versions', { value: versions, configurable: true });

const RealDate = Date;
const standStill = (now) => {
  const at = new RealDate(now).getTime();
  globalThis.Date = class extends RealDate {
    constructor(...given) { super(...(given.length ? given : [at])); }
    static now() { return at; }
  };
};
const dice = (seed) => () => {  // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const two = (number) => String(number).padStart(2, '0');

function answer(node, roll) {
  const below = (n) => Math.floor(roll() * n);
  const of = (list) => list[below(list.length)];
  const { valueType } = node;
  switch (node.nodeType) {
    case 'select': {
      const values = node.currentState.valueOptions.map((option) => option.value);
      if (!values.length) return null;
      if (!node.isSelectMultiple && node.selectType !== 'select') return [[of(values)], (v) => node.selectValues(v)];
      return [[...new Set([of(values), of(values)])], (v) => node.selectValues(v)];
    }
    case 'rank': {
      const values = node.currentState.valueOptions.map((option) => option.value);
      const shuffled = values.map((v) => [roll(), v]).sort((a, b) => a[0] - b[0]).map(([, v]) => v);
      return values.length ? [shuffled, (v) => node.setValues(v)] : null;
    }
    case 'trigger': return ['OK', () => node.setValue(true)];
    case 'range': {
      const { min, max, step } = node.definition.bodyElement?.parameters ?? node.definition.bounds ?? {};
      const from = Number(min ?? node.definition.bodyElement?.bounds?.min ?? 1), to = Number(max ?? from), by = Number(step ?? 1) || 1;
      const value = Math.min(from, to) + by * below(Math.floor(Math.abs(to - from) / Math.abs(by)) + 1);
      return [String(value), (v) => node.setValue(valueType === 'int' ? BigInt(v) : Number(v))];
    }
    case 'input': break;
    default: return null;
  }
  const day = () => `${2010 + below(15)}-${two(1 + below(12))}-${two(1 + below(28))}`;
  const hour = () => `${two(below(24))}:${two(below(60))}:00.000`;
  switch (valueType) {
    case 'int': return [String(of([0, 1, 2, 3, 7, 14, 43, 88])), (v) => node.setValue(BigInt(v))];
    case 'decimal': return [String(of([0.5, 2, 19, 27.25, 51, 83.5])), (v) => node.setValue(Number(v))];
    case 'date': return [day(), (v) => node.setValue(v)];
    case 'time': return [hour(), (v) => node.setValue(v)];
    case 'dateTime': return [`${day()}T${hour()}+07:00`, (v) => node.setValue(v)];
    case 'geopoint': return ['-6.2 106.8 10 5', (v) => node.setValue(v)];
    case 'geotrace': return ['-6.2 106.8 0 0; -6.3 106.9 0 0', (v) => node.setValue(v)];
    case 'geoshape': return ['-6.2 106.8 0 0; -6.3 106.9 0 0; -6.4 106.7 0 0; -6.2 106.8 0 0', (v) => node.setValue(v)];
    default: return [of(['Ani', 'Budi 2', 'Jl. Merdeka 1', 'x y', '42', 'yes']), (v) => node.setValue(v)];
  }
}

function photograph(root) {
  const nodes = {}, counts = {}, leaves = [], ranges = [];
  const visit = (node) => {
    const state = node.currentState;
    if (node.nodeType.startsWith('repeat-range')) {
      counts[state.reference] = state.children.length;
      if (node.nodeType.endsWith(':uncontrolled') && state.relevant) ranges.push(node);
      state.children.forEach(visit);
      return;
    }
    const seen = { kind: node.nodeType, relevant: state.relevant, readonly: state.readonly, required: state.required };
    if (state.children == null) {
      seen.value = state.instanceValue ?? null;
      seen.violation = node.validationState?.violation?.condition ?? null;
      if (state.valueOptions) seen.choices = state.valueOptions.map((option) => option.value);
      leaves.push(node);
    }
    nodes[state.reference] = seen;
    (state.children ?? []).forEach(visit);
  };
  visit(root);
  return { nodes, counts, leaves, ranges };
}

function moved(before, after) {
  const nodes = {};
  for (const ref of Object.keys(after.nodes)) {
    if (JSON.stringify(before.nodes[ref]) !== JSON.stringify(after.nodes[ref])) nodes[ref] = after.nodes[ref];
  }
  const removed = Object.keys(before.nodes).filter((ref) => !(ref in after.nodes));
  return { op: 'expect_state', origin: 'reference', nodes, removed, repeat_counts: after.counts };
}

async function fill({ name, xml, media = {}, seed = 1, now, sets = 60, seconds = 40 }) {
  standStill(now);
  const began = performance.now();
  const steps = [];
  const made = { id: name, source: `x ${name}:0`, engine: 'web-forms', now, timezone: process.env.TZ, form_xml: xml, media, steps,
    options: { missing_resource_behavior: 'blank', preload_properties: { deviceID: 'd1', username: 'ani', phoneNumber: '+62', email: 'a@example.org' } } };
  const fetchFormAttachment = async (url) => {
    const text = media[decodeURIComponent(String(url)).split('/').pop()];
    return text == null ? new Response('', { status: 404 }) : new Response(text, { status: 200, headers: { 'content-type': 'text/plain' } });
  };
  let root;
  try {
    const found = await engine.createInstance(xml, {
      form: { fetchFormAttachment, missingResourceBehavior: engine.constants.MISSING_RESOURCE_BEHAVIOR.BLANK },
      instance: { preloadProperties: made.options.preload_properties },
    });
    ({ root } = found);
  } catch (error) {
    steps.push({ op: 'expect_load_error', error: String(error).slice(0, 300) });
    return made;
  }
  const roll = dice(seed);
  let last = photograph(root);
  steps.push(moved({ nodes: {} }, last));
  const grown = new Set();
  for (let done = 0, at = 0; done < sets && performance.now() - began < seconds * 1000; at++) {
    const range = last.ranges.find((each) => !grown.has(each.currentState.reference));
    if (range && at % 3 === 2) {
      grown.add(range.currentState.reference);
      steps.push({ op: 'add_repeat', ref: range.currentState.reference });
      range.addInstances();
    } else {
      const node = last.leaves[at];
      if (node === undefined) break;
      if (!node.currentState.relevant || node.currentState.readonly) continue;
      const chosen = answer(node, roll);
      if (chosen === null) continue;
      const [value, put] = chosen;
      const step = { op: 'set', ref: node.currentState.reference, value: [value].flat().join(' '), control: node.nodeType, value_type: node.valueType };
      steps.push(step);
      done++;
      try { put(value); } catch (error) { step.expect_error = String(error).slice(0, 200); }
    }
    const after = photograph(root);
    steps.push(moved(last, after));
    last = after;
  }
  made.final_xml = root.instanceState.instanceXML;
  return made;
}

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const form = JSON.parse(line);
  let made;
  try { made = await fill(form); } catch (error) { made = { id: form.name, crashed: String(error.stack ?? error).slice(0, 600) }; }
  const told = JSON.stringify(made, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  await new Promise((written) => process.stdout.write(`${told}\n`, written));
}
process.exit(0);
