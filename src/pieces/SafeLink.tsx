import type { ReactNode } from 'react';
import { linkTarget } from './linkTarget';
import { safeAddress } from './safeAddress';

/** A text out of a trace: a link where it is an address that may be followed (see safeAddress), plain text otherwise. */
export function SafeLink({
  text,
  isHere = false,
  className,
  children,
}: {
  readonly text: string;
  /** Leaves the page in place of opening a tab. */
  readonly isHere?: boolean;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}) {
  const address = safeAddress(text);
  if (address === undefined) return children ?? text;
  return (
    <a
      href={address}
      target={isHere ? '_top' : linkTarget()}
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
      dir="ltr"
      className={className}
    >
      {children ?? text}
    </a>
  );
}
