let target: '_blank' | '_top' = '_blank';

/** Where links to other sites open: a tab of their own, unless the site forbids it. */
export const linkTarget = () => target;

/** From now on links to other sites leave the page. */
export function openLinksHere(): void {
  target = '_top';
}
