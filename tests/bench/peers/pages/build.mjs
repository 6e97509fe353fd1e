// Bundles both pages into ./dist, once after npm install.
import { build } from 'esbuild';
import * as sass from 'sass';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const core = path.resolve('node_modules/enketo-core');
const own = (name) => path.join(core, name);
const files = Object.fromEntries(['png', 'svg', 'woff', 'woff2', 'ttf'].map((ending) => [`.${ending}`, 'dataurl']));
const flags = ['__VUE_OPTIONS_API__', '__VUE_PROD_DEVTOOLS__', '__VUE_PROD_HYDRATION_MISMATCH_DETAILS__'];
const usual = {
  bundle: true, outdir: 'dist', format: 'esm', target: 'chrome120', minify: true, logLevel: 'warning', loader: files,
  define: {
    'process.env.NODE_ENV': '"production"', global: 'globalThis',
    ...Object.fromEntries(flags.map((flag, at) => [flag, at ? 'false' : 'true'])),
  },
};
await build({
  ...usual, entryPoints: ['enketo.js'], external: ['libxslt'], inject: ['jquery.js'],
  alias: {
    'enketo/config': own('config.js'),
    'enketo/widgets': own('src/js/widgets.js'),
    'enketo/translator': own('src/js/fake-translator.js'),
    'enketo/dialog': own('src/js/fake-dialog.js'),
    'enketo/file-manager': own('src/js/file-manager.js'),
    'enketo/xpath-evaluator-binding': own('src/js/xpath-evaluator-binding.js'),
  },
});
await build({ ...usual, entryPoints: ['webforms.js'], external: ['fs', 'path'], splitting: true });

// Its sheet names files of its own packages by a place that npm lays elsewhere.
const inside = '/packages/enketo-core/node_modules/';
const findFileUrl = (url) => (url.startsWith(inside) ? pathToFileURL(path.resolve('node_modules', url.slice(inside.length))) : null);
const sheet = sass.compile(own('src/sass/formhub/formhub.scss'), {
  loadPaths: ['node_modules', core], importers: [{ findFileUrl }], quietDeps: true, style: 'compressed', logger: sass.Logger.silent,
});
fs.writeFileSync('dist/enketo.css', sheet.css);
for (const name of ['enketo', 'webforms']) {
  const style = fs.existsSync(`dist/${name}.css`) ? `<link rel="stylesheet" href="${name}.css">` : '';
  fs.writeFileSync(`dist/${name}.html`, `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">${style}`
    + `<script type="module" src="${name}.js"></script></head><body><div id="host" class="main"></div></body></html>`);
}
