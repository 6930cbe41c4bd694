// Keeps the page's address and the frame in step: Studio says where it went, the page says where it should go.

addEventListener('message', event => {
  if (event.origin !== location.origin || typeof event.data?.studioOpened !== 'string') return;
  const address = `/studio${event.data.studioOpened}`;
  if (location.pathname === '/studio' && location.pathname + location.search !== address) Blazor.navigateTo(address);
});

export function show(frame, asked) {
  frame.contentWindow?.postMessage({ studioShow: asked }, location.origin);
}
