import type { ComponentPropsWithRef } from 'react';
import { go, hrefOf, usePlace, type Place } from './place';

/** A link to a page of the app. Another tab, window or download is the browser's to open. */
export function PageLink({
  to,
  isHere: stated,
  onClick,
  children,
  ...rest
}: Omit<ComponentPropsWithRef<'a'>, 'href'> & {
  readonly to: Place;
  /** Whether it leads to where the reader is; default: the page is the same. */
  readonly isHere?: boolean;
}) {
  const isSamePage = usePlace((place) => place.path === to.path);
  const isHere = stated ?? isSamePage;
  return (
    <a
      {...rest}
      href={hrefOf(to)}
      aria-current={isHere ? 'page' : undefined}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || rest.target !== undefined) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
