import { ErrorsChip } from '../errors/ErrorsChip';
import { HealthChip } from '../health/HealthChip';
import { RefreshControls } from '../refresh/RefreshControls';
import type { TraceView } from '../useTraceView';
import { WhyButton } from '../why/WhyButton';
import { SharedView } from './SharedView';

/** What an engineer on call asks first: what failed, where the time went, whether the picture is right and whole; and what of the view the link decided. */
export function Insights({ view }: { readonly view: TraceView }) {
  return (
    <>
      <ErrorsChip view={view} />
      {view.open.trace.spans.count > 0 && <WhyButton view={view} />}
      <HealthChip view={view} />
      {view.address.from === 'server' && <RefreshControls view={view} />}
      <SharedView view={view} />
    </>
  );
}
