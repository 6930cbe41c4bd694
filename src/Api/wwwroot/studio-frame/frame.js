// Shows one of Elsa Studio's elements at a time and keeps in step with the page around the frame.
// A text is shown in Chinese where that is the visitor's language; Studio itself has no translation.

import { translate } from './labels.js';
import { offerReturns } from './returns.js';

const endpoint = `${location.origin}/elsa/api`;
const stage = document.getElementById('studio');
const note = document.getElementById('message');
const chinese = document.documentElement.lang.startsWith('zh');

const views = {
  definitions: { tag: 'elsa-workflow-definition-list', callbacks: { editWorkflowDefinition: 'definition' } },
  definition: { tag: 'elsa-workflow-definition-editor', id: 'definition-id', callbacks: {} },
  instances: { tag: 'elsa-workflow-instance-list', callbacks: { viewWorkflowInstance: 'instance' } },
  instance: { tag: 'elsa-workflow-instance-viewer', id: 'instance-id', callbacks: { editWorkflowDefinition: 'definition' } },
};

let shown = null;
let asked = null;

function read(search) {
  const query = new URLSearchParams(search);
  for (const view of ['definition', 'instance'])
    if (query.get(view)) return { view, id: query.get(view) };
  return { view: query.get('view') === 'instances' ? 'instances' : 'definitions', id: null };
}

const addressOf = ({ view, id }) => id !== null ? `?${view}=${encodeURIComponent(id)}` : view === 'instances' ? '?view=instances' : '';

async function show(where) {
  const address = addressOf(where);
  if (address === asked) return;
  asked = address;
  const { tag, id, callbacks } = views[where.view];
  await customElements.whenDefined(tag);
  if (address !== asked) return;

  // Blazor gives a removed element up after a second, and Studio can't have two of them: both would own the layer for its pop-ups.
  if (stage.hasChildNodes()) {
    stage.replaceChildren();
    await new Promise(resolve => setTimeout(resolve, 1500));
    if (address !== asked) return;
  }
  const element = document.createElement(tag);
  element.setAttribute('remote-endpoint', endpoint);
  if (id) element.setAttribute(id, where.id);
  stage.replaceChildren(element);
  for (const [name, view] of Object.entries(callbacks))
    element[name] = opened => go({ view, id: typeof opened === 'string' ? opened : opened?.id ?? String(opened) });
  shown = address;
  say(null);
}

function go(where) {
  parent.postMessage({ studioOpened: addressOf(where) }, location.origin);
  show(where);
}

function say(text, kind = 'note') {
  note.hidden = text === null;
  note.textContent = text ?? '';
  note.dataset.kind = kind;
}

addEventListener('message', event => {
  if (event.origin === location.origin && typeof event.data?.studioShow === 'string') show(read(event.data.studioShow));
});

// Some of Studio's links lead to pages of its full application, which this build doesn't have; the addresses say what was meant.
const pages = [
  [/\/workflows\/instances\/([^/?#]+)\/view/, 'instance'],
  [/\/workflows\/definitions\/([^/?#]+)\/edit/, 'definition'],
];
for (const name of ['pushState', 'replaceState']) {
  const original = history[name].bind(history);
  history[name] = (state, unused, url) => {
    for (const [pattern, view] of pages) {
      const found = pattern.exec(String(url ?? ''));
      if (found) return go({ view, id: decodeURIComponent(found[1]) });
    }
    return original(state, unused, url);
  };
}

// Studio says nothing where a run is refused; whoever pressed the button should know why.
const fetchOfBrowser = window.fetch.bind(window);
window.fetch = async (resource, options) => {
  const response = await fetchOfBrowser(resource, options);
  if (response.status === 400 && /\/elsa\/api\/workflow-definitions\/[^/]+\/execute/.test(response.url)) {
    const texts = await response.clone().json().then(body => Object.values(body.errors ?? {}).flat(), () => []);
    if (texts.length > 0) {
      say(texts.join('\n'), 'error');
      setTimeout(() => say(null), 12_000);
    }
  }
  return response;
};

localStorage.setItem('BlazorCulture', chinese ? 'zh-CN' : 'en-US');
if (chinese) translate(document.body);
offerReturns(stage);
say(document.body.dataset.loading);
setTimeout(() => { if (shown === null) say(document.body.dataset.failed, 'error'); }, 120_000);
show(read(location.search));
