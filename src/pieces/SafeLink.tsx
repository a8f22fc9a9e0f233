import type { ReactNode } from 'react';
import { safeAddress } from './safeAddress';

/** A text out of a trace: a link where it is an address that may be followed (see safeAddress), plain text otherwise. */
export function SafeLink({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  const address = safeAddress(text);
  if (address === undefined) return children ?? text;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer" dir="ltr">
      {children ?? text}
    </a>
  );
}
