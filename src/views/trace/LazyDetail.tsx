import { onDemand } from '../../state/session/onDemand';
import { Waiting } from '../../ui/Waiting';

const load = () => import('./detail/detailCode');

/** Fetches the code of the detail before anybody asks for it; a failure is said when somebody does. */
export function fetchDetailCode(): void {
  load().catch(() => undefined);
}

/** A span's detail, whose code is no part of the first page. */
export const LazyDetail = onDemand(
  async () => (await load()).SpanDetailPanel,
  () => <Waiting text="Reading the span" />,
);

/** All that one event says, of the same code. */
export const LazyEventDetail = onDemand(
  async () => (await load()).EventDetail,
  () => <Waiting text="Reading the event" />,
);
