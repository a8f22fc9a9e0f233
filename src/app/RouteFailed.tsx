import type { ErrorComponentProps } from '@tanstack/react-router';
import { FailurePanel } from '../pieces/FailurePanel';
import { failureOf } from '../state/query/FailureError';

/** A fault of our own inside a page: says so, keeps the shell alive, offers to load the page again. */
export function RouteFailed({ error, reset }: ErrorComponentProps) {
  return <FailurePanel failure={failureOf(error)} onRetry={reset} />;
}
