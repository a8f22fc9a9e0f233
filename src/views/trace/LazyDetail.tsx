import { lazy, Suspense, type ComponentProps } from 'react';
import { whileBusy } from '../../state/session/busy';
import { Waiting } from '../../ui/Waiting';

const load = () => import('./detail/SpanDetailPanel');
const SpanDetailPanel = lazy(() => whileBusy(load()).then((module) => ({ default: module.SpanDetailPanel })));

/** Fetches the code of the detail before anybody asks for it; a failure is said when somebody does. */
export function fetchDetailCode(): void {
  load().catch(() => undefined);
}

/** A span's detail, whose code is no part of the first page. */
export function LazyDetail(props: ComponentProps<typeof SpanDetailPanel>) {
  return (
    <Suspense fallback={<Waiting text="Reading the span" />}>
      <SpanDetailPanel {...props} />
    </Suspense>
  );
}
