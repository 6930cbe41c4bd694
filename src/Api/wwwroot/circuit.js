// What a page does when its connection goes: Blazor tries to get back to its circuit; where that is gone, since its node was stopped or the
// page slept too long, the page loads itself again, from whichever node there is, and puts back what was typed but not saved yet.

const recent = 15_000;
const storage = 'typed';
const dialog = document.getElementById('components-reconnect-modal');
const typed = new Map();
let lostAt = null;
let leaving = false;

// Only fields with a draft: they are drawn again by their page, under the same id.
document.addEventListener('input', ({ target }) => {
  if ('lively' in target.dataset && target.id) typed.set(target.id, { value: target.value, at: Date.now(), page: location.href });
});

// What is older had reached its draft before the connection went.
const unsaved = () => [...typed].filter(([, { at, page }]) => page === location.href && at > lostAt - recent).map(([id, { value }]) => [id, value]);

function loadAgain() {
  lostAt ??= Date.now();
  sessionStorage.setItem(storage, JSON.stringify({ page: location.href, fields: unsaved() }));
  leaving = true;
  location.reload();
}

// Fields come when the page has been drawn. Who has begun to type anew is left alone.
function putBack(fields) {
  const waiting = new Map(fields);
  const look = () => {
    for (const [id, value] of waiting) {
      const field = document.getElementById(id);
      if (!field) continue;
      waiting.delete(id);
      if (field.value === value || typed.has(id)) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (waiting.size === 0) observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  setTimeout(() => observer.disconnect(), 60_000);
}

dialog.addEventListener('components-reconnect-state-changed', ({ detail: { state } }) => {
  if (state === 'show') lostAt = Date.now();
  else if (state === 'rejected' || state === 'resume-failed') loadAgain();
  else if (state === 'hide' && lostAt) {
    // Back in the same circuit, which has missed what was typed meanwhile.
    for (const [id] of unsaved()) document.getElementById(id)?.dispatchEvent(new Event('change', { bubbles: true }));
    lostAt = null;
  }
});

dialog.addEventListener('click', ({ target }) => {
  if (target.closest('[data-reconnect=retry]')) Blazor.reconnect().then(back => back || loadAgain(), loadAgain);
  if (target.closest('[data-reconnect=reload]')) loadAgain();
});

// A page with unsaved words asks before it is left; here they are taken along.
window.addEventListener('beforeunload', event => {
  if (leaving) event.stopImmediatePropagation();
}, true);

const kept = JSON.parse(sessionStorage.getItem(storage) ?? 'null');
sessionStorage.removeItem(storage);
if (kept?.page === location.href && kept.fields.length > 0) putBack(kept.fields);
