// The measured work for @getodk/xforms-engine: same code under Node (a DOM implementation) and in Chromium.
// deps: {engine, xml, plan, walk, fetchAttachment, now, emit, W, maxRepeat}
export const pct = (a, p) => { const b = [...a].sort((x, y) => x - y); return b.length ? b[Math.min(b.length - 1, Math.floor(p * b.length))] : null; };

const norm = (s) => s.replaceAll('[1]', '');

export async function runEngine({ engine, xml, plan, walk, fetchAttachment, now, emit, W, budgetMs = 60000, setBudgetMs = 40000, walkMs = 30000, afterLoad = async () => {}, beforeWarm = async () => {} }) {
  const stats = (m, l, extra = {}) => {
    for (const [k, p] of [['median', 0.5], ['p95', 0.95], ['max', 1]]) emit(`${m}_${k}_us`, pct(l, p), { n: l.length, ...extra });
  };
  const load = async () => {
    const r = await engine.createInstance(xml, {
      form: { fetchFormAttachment: fetchAttachment, missingResourceBehavior: engine.constants?.MISSING_RESOURCE_BEHAVIOR?.BLANK },
      instance: {},
    });
    return r.root;
  };
  let t = now();
  let root = await load();
  emit('cold_load_ms', now() - t);
  await afterLoad();
  // index of nodes by reference
  const index = () => {
    const m = new Map();
    const rec = (n) => {
      const kids = n.currentState.children;
      if (n.nodeType === 'repeat-range:uncontrolled' || n.nodeType === 'repeat-range:controlled') { for (const c of kids) rec(c); return; }
      if (kids == null) { m.set(norm(n.currentState.reference), n); return; }
      for (const c of kids) rec(c);
    };
    rec(root);
    return m;
  };
  const findRange = (suffix) => {
    let hit = null;
    const rec = (n) => {
      if (n.nodeType?.startsWith('repeat-range')) { if (norm(n.currentState.reference ?? n.definition.nodeset).endsWith(suffix)) hit = n; return; }
      for (const c of n.currentState.children ?? []) rec(c);
    };
    rec(root);
    return hit;
  };
  const setter = (n, v) => {
    switch (n.nodeType) {
      case 'select': { const vs = v.split(' '); return () => n.selectValues(vs); }
      case 'rank': { const vs = v.split(' '); return () => n.setValues(vs); }
      case 'trigger': return () => n.setValue(true);
      case 'range': { const x = Number(v); return () => n.setValue(x); }
      default: {
        if (n.valueType === 'int') { const x = BigInt(v); return () => n.setValue(x); }
        if (n.valueType === 'decimal') { const x = Number(v); return () => n.setValue(x); }
        return () => n.setValue(v);
      }
    }
  };
  const pass = (pl, idx, col, out, hot) => {
    let skipped = 0, violations = 0, errors = 0, unrun = 0;
    const began = now();
    for (const p of pl) {
      if (now() - began > setBudgetMs) { unrun++; continue; }
      const n = idx.get(norm(p[0]));
      if (!n || !n.currentState.relevant) { skipped++; continue; }
      const f = setter(n, p[col]);
      const t0 = now();
      let v = null;
      try { f(); n.currentState.value; v = n.validationState.violation; } catch (e) { errors++; if (errors < 3) console.error('set', p[0], p[col], n.nodeType, n.valueType, String(e).slice(0, 200)); continue; }
      const us = (now() - t0) * 1e3;
      out.push(us);
      if (hot && /\/(qty|price)$/.test(p[0])) hot.push(us);
      if (v) violations++;
    }
    return { skipped, violations, errors, unrun };
  };
  const growth = { all: [], began: null };
  const grow = (suffix, to) => {
    const r = findRange(suffix);
    growth.began ??= now();
    let n = r.currentState.children.length;
    const began = now();
    while (n < to && now() - began < budgetMs) {
      const t0 = now();
      r.addInstances();
      r.currentState.children.length;
      growth.all.push((now() - t0) * 1e3);
      n++;
    }
    return n;
  };
  const grown = (suffix) => {
    const all = growth.all;
    for (const k of [1, 50, 200]) {
      if (all.length < k) continue;
      emit(`add_repeat_at_${k}_us`, k === 1 ? all[0] : pct(all.slice(Math.max(0, k - 3), k + 2), 0.5));
    }
    emit('add_repeats_total_ms', all.reduce((a, b) => a + b, 0) / 1e3, { n: all.length });
    if (all.length < 200) emit('add_repeat_last_us', all[all.length - 1], { at: all.length, budget_ms: budgetMs });
    const r = findRange(suffix);
    if (r.currentState.children.length > 200) {
      const gone = [];
      for (let k = 0; k < 3; k++) {
        const t0 = now();
        r.removeInstances(99);
        r.currentState.children.length;
        gone.push((now() - t0) * 1e3);
        r.addInstances();
      }
      emit('remove_repeat_at_201_us', pct(gone, 0.5), { n: gone.length });
    }
    return r.currentState.children.length;
  };
  const serialise = async () => {
    const p = await root.prepareInstancePayload();
    return root.instanceState.instanceXML;
  };
  if (W === 'W3') {
    const idx = index();
    const g = (s) => [...idx].find(([k]) => k.endsWith('/' + s))[1];
    const ip = g('province'), ir = g('regency'), id = g('district'), iv = g('village');
    const ch = [], again = [], vill = [];
    let nch = 0;
    const began = now();
    for (let round = 0; round < 2; round++) for (const [i, [a, b, c, d]] of walk.entries()) {
      if (i > 0 && now() - began > walkMs * (round + 1)) break;
      ip.selectValues([a]); ir.currentState.valueOptions.length;
      ir.selectValues([b]); id.currentState.valueOptions.length;
      let t0 = now();
      id.selectValues([c]);
      nch = iv.currentState.valueOptions.length;
      let us = (now() - t0) * 1e3;
      if (i === 0 && round === 0) emit('choices_first_us', us, { choices: nch }); else (round ? again : ch).push(us);
      t0 = now();
      iv.selectValues([d]); iv.currentState.value;
      us = (now() - t0) * 1e3;
      if (i === 0 && round === 0) emit('set_village_first_us', us); else vill.push(us);
    }
    stats('choices', ch, { choices: nch });
    stats('choices_again', again);
    stats('set_village', vill);
  } else {
    let pl = plan;
    if (W === 'W4') {
      const at = (ks) => ks.flatMap((k) => plan.filter((p) => /\[1\]\/(qty|price)$/.test(p[0])).map((p) => [p[0].replace('[1]', `[${k}]`), ...p.slice(1)]));
      for (const [size, ks] of [[1, [1]], [50, [1, 25, 50]]]) {
        if (grow('/item', size) < size) break;
        const idx = index(), hot = [];
        for (const col of [3, 4, 3, 4]) pass(at(ks), idx, col, [], hot);
        stats(`set_hot_at_${size}`, hot);
      }
      grow('/item', 201);
      const n = grown('/item');
      const ks = n >= 200 ? [1, 50, 100, 150, 200] : [1, n];
      pl = ks.flatMap((k) => plan.filter((p) => p[0].includes('[1]')).map((p) => [p[0].replace('[1]', `[${k}]`), ...p.slice(1)]));
    }
    const idx = index();
    const first = [], warm = [], hot = [];
    let r = pass(pl, idx, 3, first, hot);
    stats('set_first', first, r);
    const tot = { skipped: 0, violations: 0, errors: 0, unrun: 0 };
    for (const col of r.unrun ? [4] : [4, 3, 4, 3]) { const y = pass(pl, idx, col, warm, hot); for (const k in tot) tot[k] += y[k]; }
    stats('set', warm, tot);
    if (W === 'W4') stats('set_hot_at_200', hot, { items: findRange('/item').currentState.children.length });
    if (W === 'W1') { emit('submission_bytes_1member', (await serialise()).length); grow('/member', 201); grown('/member'); }
  }
  const s = [];
  let x = '';
  for (let k = 0; k < 30; k++) { const t0 = now(); x = await serialise(); s.push(now() - t0); }
  emit('serialise_first_ms', s[0], { bytes: x.length });
  emit('serialise_ms', pct(s, 0.5), { bytes: x.length });
  await beforeWarm();
  if (W === 'W1' || W === 'W4') {
    const payload = await root.prepareInstancePayload();
    const o = [];
    let kids = 0;
    for (let k = 0; k < 3 && o.reduce((a, b) => a + b, 0) < 40000; k++) {
      const t0 = now();
      const r = await engine.restoreInstance(xml, payload, { form: { fetchFormAttachment: fetchAttachment }, instance: {} });
      r.root.currentState.children.length;
      o.push(now() - t0);
      root = r.root;
    }
    emit('open_draft_first_ms', o[0], { instances: findRange(W === 'W1' ? '/member' : '/item').currentState.children.length });
    emit('open_draft_ms', pct(o, 0.5), { n: o.length });
  }
  const l = [];
  for (let k = 0; k < 5 && l.reduce((a, b) => a + b, 0) < 20000; k++) { t = now(); root = await load(); l.push(now() - t); }
  emit('warm_load_ms', pct(l, 0.5), { n: l.length });
  return x;
}
