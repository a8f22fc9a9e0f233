import type { ReactNode } from 'react';
import { FailurePanel } from '../../pieces/FailurePanel';
import { failureOf } from '../../state/query/FailureError';
import { FaultBoundary } from '../../ui/FaultBoundary';

/** Keeps a fault inside one view of the trace. */
export const ViewBoundary = ({ children }: { readonly children: ReactNode }) => (
  <FaultBoundary fallback={(error, retry) => <FailurePanel failure={failureOf(error)} onRetry={retry} />}>
    {children}
  </FaultBoundary>
);
