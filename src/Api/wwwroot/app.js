// The little that the pages need beside Blazor: the reconnect buttons, closing menus, the choice of colours, scrolling a picture.

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
  revealCurrent(picture) {
    const current = picture.querySelector('[data-current]')?.getBoundingClientRect();
    if (current) picture.scrollLeft += current.left + current.width / 2 - picture.getBoundingClientRect().left - picture.clientWidth / 2;
  },
};
