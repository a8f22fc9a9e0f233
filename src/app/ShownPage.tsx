import { createElement, useEffect } from 'react';
import { FailurePanel } from '../pieces/FailurePanel';
import { failureOf } from '../state/query/FailureError';
import { settleStartup } from '../state/session/busy';
import { usePlace } from '../state/url/place';
import { FaultBoundary } from '../ui/FaultBoundary';
import { NotFound } from './NotFound';
import { pageFor } from './pages';

/** The page of the present place. A fault inside it leaves the frame alive. */
export function ShownPage() {
  const place = usePlace();
  const page = pageFor(place);
  useEffect(settleStartup, []);
  if (page === 'unknown') return <NotFound />;
  // An earlier page stays until the next one is there; there is none before the first one.
  if (page === 'coming') return null;
  if (page === 'missing')
    return (
      <FailurePanel
        failure={failureOf(new Error('The code of this page could not be loaded.'))}
        onRetry={() => {
          window.location.reload();
        }}
      />
    );
  return (
    <FaultBoundary
      key={place.path}
      fallback={(error, retry) => <FailurePanel failure={failureOf(error)} onRetry={retry} />}
    >
      {createElement(page)}
    </FaultBoundary>
  );
}
