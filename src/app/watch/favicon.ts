/** Shows the favicon with or without the mark that something fires. Both lie beside each other. */
export function showFavicon(isMarked: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link) return;
  const file = isMarked ? 'favicon-fires.svg' : 'favicon.svg';
  const next = new URL(file, link.href).href;
  if (link.href !== next) link.href = next;
}
