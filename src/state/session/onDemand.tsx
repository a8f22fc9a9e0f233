import { createElement, lazy, Suspense, useEffect, type ComponentType, type ReactNode } from 'react';
import { beginBusy, whileBusy } from './busy';

/** Shown until the code has come. React may show it for a moment longer than that: the page is busy until it is gone. */
function Coming({ children }: { readonly children: ReactNode }) {
  useEffect(() => beginBusy(), []);
  return children;
}

/**
 * A component whose code is loaded when it is first shown, for all that is no part of a first page. `fallback` is what
 * stands there until then; default nothing. A failed load reaches the nearest error boundary.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  fallback?: (props: P) => ReactNode,
): ComponentType<P> {
  const Loaded = lazy(async () => ({ default: await whileBusy(load()) }));
  return function OnDemand(props: P) {
    return (
      <Suspense fallback={<Coming>{fallback?.(props)}</Coming>}>{createElement(Loaded, props)}</Suspense>
    );
  };
}
