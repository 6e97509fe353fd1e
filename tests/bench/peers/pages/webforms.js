// The form of ODK Web Forms in a page, as ODK Central shows it.
import { createApp, h, nextTick } from 'vue';
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import './hands.js';

window.prepared = async (xml) => xml;

window.shown = async (xml) => {
  const none = async () => new Response('', { status: 404 });
  const app = createApp({ render: () => h(OdkWebForm, { formXml: xml, fetchFormAttachment: none }) });
  app.use(webFormsPlugin);
  app.mount('#host');
  while (!document.querySelector('#host input, #host textarea')) await new Promise((go) => setTimeout(go, 5));
  await nextTick();
};
