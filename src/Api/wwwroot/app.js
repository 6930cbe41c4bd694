// The little that the pages need beside Blazor: the reconnect buttons, the choice of colours, closing menus, printing.

const actions = {
  retry: () => Blazor.reconnect().then(back => back || location.reload(), () => location.reload()),
  reload: () => location.reload(),
};

document.addEventListener('click', event => {
  const button = event.target.closest('[data-reconnect]');
  if (button) actions[button.dataset.reconnect]();

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

window.baseWorkflows = {
  keepTheme(theme) {
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  },
  print: () => window.print(),
  leaveGuard(on) {
    window.onbeforeunload = on ? event => event.preventDefault() : null;
  },
  scrollTo: selector => document.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
};
