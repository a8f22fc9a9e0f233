import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { LiveRegion } from './announce';
import { copyFrom } from './copyText';

/** Keeps the style sheets and the theme of another document the same as this one's. Answers with the way to stop. */
function followLooks(other: Document): () => void {
  const copied = new Map<Element, Element>();
  const copySheets = () => {
    for (const sheet of document.head.querySelectorAll('link[rel="stylesheet"], style')) {
      if (copied.has(sheet)) continue;
      const copy = other.importNode(sheet, true);
      // Its own address is relative to this page.
      if (sheet instanceof HTMLLinkElement) copy.setAttribute('href', sheet.href);
      copied.set(sheet, copy);
      other.head.append(copy);
    }
  };
  const copyRoot = () => {
    for (const { name, value } of document.documentElement.attributes)
      other.documentElement.setAttribute(name, value);
  };
  copySheets();
  copyRoot();
  const sheets = new MutationObserver(copySheets);
  sheets.observe(document.head, { childList: true });
  const root = new MutationObserver(copyRoot);
  root.observe(document.documentElement, { attributes: true });
  return () => {
    sheets.disconnect();
    root.disconnect();
  };
}

/** Draws its content in another window of this page: the same application, state and style, in a second place. */
export function WindowContent({
  window: other,
  title,
  onClosed,
  children,
}: {
  readonly window: Window;
  readonly title: string;
  /** The reader closed the window. */
  readonly onClosed: () => void;
  readonly children: ReactNode;
}) {
  const [main] = useState(() => other.document.createElement('main'));
  const closed = useEffectEvent(onClosed);
  useEffect(() => {
    const { document: page } = other;
    const stop = followLooks(page);
    const forget = copyFrom(other);
    page.body.replaceChildren(main);
    const gone = () => {
      closed();
    };
    const closeToo = () => {
      other.close();
    };
    other.addEventListener('pagehide', gone);
    window.addEventListener('pagehide', closeToo);
    return () => {
      stop();
      forget();
      other.removeEventListener('pagehide', gone);
      window.removeEventListener('pagehide', closeToo);
    };
  }, [other, main]);
  useEffect(() => {
    other.document.title = title;
  }, [other, title]);
  return createPortal(
    <>
      {children}
      <LiveRegion />
    </>,
    main,
  );
}
