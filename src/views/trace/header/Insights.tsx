import { ErrorsChip } from '../errors/ErrorsChip';
import type { TraceView } from '../useTraceView';
import { WhyButton } from '../why/WhyButton';

/** What an engineer on call asks first: what failed, and where the time went. */
export function Insights({ view }: { readonly view: TraceView }) {
  return (
    <>
      <ErrorsChip view={view} />
      {view.open.trace.spans.count > 0 && <WhyButton view={view} />}
    </>
  );
}
