// Enketo expects it in the window
import $ from 'jquery';
window.jQuery = window.$ = $;
export { $ as jQuery };
