// What is the same in both pages: the next field gets the focus, a key is timed until its frame is made, the page scrolls.
const KINDS = { radio: 'radio', number: 'number', text: 'text', tel: 'text' };
const seen = new WeakSet();
const groups = new Set();

const painted = () => new Promise((done) => requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = () => { after.port1.close(); done(performance.now()); };
  after.port2.postMessage(0);
}));

const asked = (field) => field.offsetParent !== null && !field.disabled && !field.readOnly && !field.closest('.disabled');

// PrimeVue's numbers are text fields that say so
const kind = (field) => (field.inputMode === 'numeric' || field.inputMode === 'decimal' || field.getAttribute('role') === 'spinbutton'
  ? 'number' : KINDS[field.type]);

// The next question in the order of the page; null after the last one.
window.next = () => {
  for (const field of document.querySelectorAll('#host input')) {
    if (seen.has(field) || !kind(field) || !asked(field)) continue;
    seen.add(field);
    if (field.type === 'radio') {
      if (groups.has(field.name)) continue;
      groups.add(field.name);
    }
    field.focus();
    if (document.activeElement === field) return kind(field);
  }
  return null;
};

// Times the next key of that event ("keydown", "keyup") to the frame that follows.
window.listen = (event) => {
  window.timed = new Promise((done) => addEventListener(event, () => {
    const began = performance.now();
    painted().then((ended) => done(ended - began));
  }, { capture: true, once: true }));
};

window.scrolled = async (step, most) => {
  const inner = [...document.querySelectorAll('body, body *')].find((each) => each.scrollHeight > each.clientHeight + 50
    && /auto|scroll/.test(getComputedStyle(each).overflowY)) ?? document.scrollingElement;
  inner.scrollTop = 0;
  const taken = [];
  for (let at = 0; at < inner.scrollHeight && taken.length < most; at += step) {
    const began = performance.now();
    inner.scrollTop = at;
    taken.push(await painted() - began);
  }
  return taken;
};
window.idle = async () => {
  await painted();
  await new Promise((go) => requestIdleCallback(go, { timeout: 20000 }));
  return performance.now();
};
