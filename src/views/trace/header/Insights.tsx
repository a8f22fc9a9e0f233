import { ErrorsChip } from '../errors/ErrorsChip';
import type { TraceView } from '../useTraceView';
import { WhyButton } from '../why/WhyButton';
import { SharedView } from './SharedView';

/** What an engineer on call asks first: what failed, and where the time went; and what of the view the link decided. */
export function Insights({ view }: { readonly view: TraceView }) {
  return (
    <>
      <ErrorsChip view={view} />
      {view.open.trace.spans.count > 0 && <WhyButton view={view} />}
      <SharedView view={view} />
    </>
  );
}
