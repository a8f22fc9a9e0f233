import { useEffect } from 'react';

let title = '';
let mark = '';

function show(): void {
  if (title !== '') document.title = `${mark}${title} · Spanlight`;
}

/** Sets the title of the tab: what tells this tab from the others first, the product last. */
export function usePageTitle(text: string): void {
  useEffect(() => {
    title = text;
    show();
  }, [text]);
}

/** What stands before the title on every page: "(2) "; '' = nothing. */
export function markTitle(text: string): void {
  mark = text;
  show();
}
