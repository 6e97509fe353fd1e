// Enketo's form in a page. Its server keeps forms transformed: `prepared` is that, `shown` what a person waits for.
import { Form } from 'enketo-core/src/js/form';
import { transform } from 'enketo-transformer/web';
import './hands.js';

window.prepared = async (xml) => {
  const { form, model } = await transform({ xform: xml });
  return { form, model };
};

window.shown = ({ form, model }) => {
  const host = document.getElementById('host');
  host.innerHTML = form;
  const filling = new Form(host.querySelector('form.or'), { modelStr: model, submitted: false, external: [], session: {} }, {});
  const problems = filling.init();
  if (problems.length) throw new Error(problems.slice(0, 3).join(' | '));
};
