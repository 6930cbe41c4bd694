// To which steps a step may return a case, chosen from a list. Studio can't know the steps of a route where it edits the outcomes of one,
// so a list of ours stands below its own field. What a choice does is what an author would do by hand: the outcome "Return:{step}" is
// typed into Studio's field, and the connection drawn. Studio saves both; nothing about returns is kept anywhere else.

const designer = '/studio/_content/Elsa.Studio.Workflows.Designer/designer.entry.js';
const humanTask = 'BaseWorkflows.HumanTask';
const prefix = 'Return:';
const words = JSON.parse(document.body.dataset.returns);

// Studio's own module, from the same address and therefore the same instance: it says which diagram is open.
let diagrams = null;
let pending = false;

const openGraph = () => Object.values(diagrams.graphBindings).map(binding => binding.graph).find(graph => graph.container.isConnected);

const titleOf = node => node.getData()?.metadata?.displayText || node.id;

const isReturn = edge => /^Return(:|$)/.test(edge.getSourcePortId() ?? '');

// From the first to the last that can be reached.
function reach(from, edges, start, end) {
  const found = new Set(from);
  for (const id of found)
    for (const edge of edges)
      if (edge[start]() === id) found.add(edge[end]());
  return found;
}

// The tasks that a case has passed before it comes to a step. As in the route check, ways of returns don't count.
function earlier(graph, step) {
  const onward = graph.getEdges().filter(edge => !isReturn(edge));
  const first = graph.getNodes().filter(node => node.getData()?.type === 'Elsa.Start' || graph.isRootNode(node)).map(node => node.id);
  const passed = reach([step.id], onward, 'getTargetCellId', 'getSourceCellId');
  return [...reach(first, onward, 'getSourceCellId', 'getTargetCellId')]
    .filter(id => id !== step.id && passed.has(id)).map(id => graph.getCellById(id)).filter(node => node?.getData()?.type === humanTask);
}

function selectedTask(graph) {
  const [cell, ...others] = graph.getSelectedCells();
  return others.length === 0 && cell?.isNode() && cell.getData()?.type === humanTask ? cell : null;
}

const outcomesField = () => [...document.querySelectorAll('.rz-splitter-vertical .mud-form .mud-input-control')]
  .find(control => control.querySelector(':scope > .mud-input-control-input-container > label')?.textContent === words.field);

function letReturn(graph, step, target, input) {
  const outcome = prefix + target;
  // As soon as Studio has given the step its port and before it saves.
  step.once('change:ports', () => graph.addEdge({
    shape: 'elsa-edge', source: { cell: step.id, port: outcome }, target: { cell: target, port: 'In' }, zIndex: -1,
  }));
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, outcome);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
}

function listBelow(field) {
  const list = document.createElement('label');
  list.id = 'returns';
  const select = document.createElement('select');
  select.addEventListener('change', () => {
    const graph = openGraph();
    const step = graph && selectedTask(graph);
    if (step && select.value) letReturn(graph, step, select.value, field.querySelector('input'));
  });
  list.append(words.label, select);
  field.append(list);
  return list;
}

function offer(graph) {
  const field = outcomesField();
  const step = selectedTask(graph);
  let list = document.getElementById('returns');
  if (!field || !step || field.querySelector('input').disabled) return list?.remove();
  if (list?.parentElement !== field) {
    list?.remove();
    list = listBelow(field);
  }

  const select = list.querySelector('select');
  // The first outcome is the yes, which a return must not become.
  const hasOutcomes = field.querySelector('.mud-chip') !== null;
  const steps = hasOutcomes ? earlier(graph, step).filter(node => !step.hasPort(prefix + node.id)) : [];
  const hint = steps.length > 0 ? words.choose : hasOutcomes ? words.none : words.outcomesFirst;
  const offered = JSON.stringify([hint, ...steps.map(node => [node.id, titleOf(node)])]);
  if (select.dataset.offered === offered) return;
  select.dataset.offered = offered;
  select.replaceChildren(new Option(hint, ''), ...steps.map(node => new Option(titleOf(node), node.id)));
  select.disabled = steps.length === 0;
}

// Ports and chips show the outcome's name; people know the step by its title.
const named = new WeakMap();

function name(text, graph) {
  const before = named.get(text);
  const outcome = before?.label === text.data ? before.outcome : text.data;
  if (!outcome.startsWith(prefix)) return;
  const id = outcome.slice(prefix.length);
  const step = graph.getCellById(id);
  const label = (step?.isNode() ? words.known : words.gone).replace('{0}', () => step?.isNode() ? titleOf(step) : id);
  named.set(text, { outcome, label });
  if (text.data !== label) text.data = label;
}

function refresh() {
  pending = false;
  const graph = openGraph();
  if (!graph) return document.getElementById('returns')?.remove();
  for (const { firstChild } of document.querySelectorAll('.x6-port-label .v-line, .mud-form .mud-chip-content'))
    if (firstChild?.nodeType === Node.TEXT_NODE) name(firstChild, graph);
  offer(graph);
}

async function look() {
  if (pending || !document.querySelector('.x6-graph')) return;
  pending = true;
  diagrams ??= await import(designer);
  requestAnimationFrame(refresh);
}

/** Keeps the list and the names in step with what Studio shows below an element. */
export function offerReturns(root) {
  new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
}
