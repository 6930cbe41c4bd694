// The little that the pages need beside Blazor: closing menus, pauses in typing, the choice of colours,
// signing out everywhere, scrolling, demo accounts, drafts of people without an account, saving files that a page made.

function fillIn({ fillUser, fillPassword }) {
  document.getElementById('userName').value = fillUser;
  document.getElementById('password').value = fillPassword;
  document.querySelector('[data-sign-in]').focus();
}

document.addEventListener('click', event => {
  const account = event.target.closest('[data-fill-user]');
  if (account) fillIn(account.dataset);

  for (const menu of document.querySelectorAll('details[data-closes][open]'))
    if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details[data-closes][open]')) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// Who signs out in one tab has signed out in all of them.
document.addEventListener('submit', event => {
  if (event.target.matches('[data-sign-out]')) localStorage.setItem('signed-out', Date.now());
});
window.addEventListener('storage', event => {
  if (event.key === 'signed-out') location.reload();
});

// A pause in typing counts as a change, so that drafts are saved while somebody is still in the field.
const pauses = new WeakMap();
document.addEventListener('input', event => {
  const field = event.target;
  if (!('lively' in field.dataset)) return;
  clearTimeout(pauses.get(field));
  pauses.set(field, setTimeout(() => field.dispatchEvent(new Event('change', { bubbles: true })), 800));
});

// What somebody without an account fills in stays in their browser until it is handed in or cleared.
const keep = form => `draft-${form.dataset.draft}`;
for (const form of document.querySelectorAll('form[data-draft]')) {
  for (const [name, value] of Object.entries(JSON.parse(localStorage.getItem(keep(form)) ?? '{}'))) {
    const field = form.elements[name];
    if (field && !field.value) field.value = value;
  }
  form.addEventListener('input', () => localStorage.setItem(keep(form), JSON.stringify(Object.fromEntries(new FormData(form)))));
  form.addEventListener('reset', () => localStorage.removeItem(keep(form)));
}
for (const sent of document.querySelectorAll('[data-draft-done]')) localStorage.removeItem(`draft-${sent.dataset.draftDone}`);

window.baseWorkflows = {
  async saveFile(name, type, stream) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  },
  showMessages() {
    const first = document.querySelector('main [aria-invalid], main .field--invalid, main .refusal');
    first?.scrollIntoView({ block: 'center' });
    if (first?.matches('input, textarea, select')) first.focus({ preventScroll: true });
  },
  focusPanel(panel) {
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  },
  keepTheme(theme) {
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  },
  revealCurrent(picture) {
    const current = picture.querySelector('[data-current]')?.getBoundingClientRect();
    if (!current) return;
    const frame = picture.getBoundingClientRect();
    picture.scrollLeft += current.left + current.width / 2 - frame.left - picture.clientWidth / 2;
    picture.scrollTop += current.top + current.height / 2 - frame.top - picture.clientHeight / 2;
  },
};
