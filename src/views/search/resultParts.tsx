import { onDemand } from '../../state/session/onDemand';
import classes from './Results.module.css';

// The parts of the results that are loaded when they are first shown: the list is read first.

export const Plot = onDemand(
  async () => (await import('./Plot')).Plot,
  () => <div className={classes['plotToCome']} />,
);
export const LayoutPanel = onDemand(async () => (await import('./columns/LayoutPanel')).LayoutPanel);
export const DownloadButton = onDemand(
  async () => (await import('./download/DownloadButton')).DownloadButton,
);
export const SpanReading = onDemand(async () => (await import('./columns/SpanReading')).SpanReading);
export const BasketBar = onDemand(async () => (await import('./basket/BasketBar')).BasketBar);
export const FacetPanel = onDemand(
  async () => (await import('./facets/FacetPanel')).FacetPanel,
  () => <div className={classes['facetsToCome']} />,
);
export const FacetChips = onDemand(async () => (await import('./facets/FacetChips')).FacetChips);
export const CommonButton = onDemand(async () => (await import('./common/CommonButton')).CommonButton);
export const CommonPanel = onDemand(async () => (await import('./common/CommonPanel')).CommonPanel);
export const GroupView = onDemand(async () => (await import('./groups/GroupView')).GroupView);
export const GroupChoice = onDemand(async () => (await import('./groups/GroupChoice')).GroupChoice);
export const WatchButton = onDemand(async () => (await import('./watch/WatchButton')).WatchButton);
export const LiveControls = onDemand(async () => (await import('./live/LiveControls')).LiveControls);
export const OlderButton = onDemand(async () => (await import('./OlderButton')).OlderButton);
export const PeekPlace = onDemand(async () => (await import('./peek/PeekPlace')).PeekPlace);
export const NoneLeft = onDemand(async () => (await import('./facets/NoneLeft')).NoneLeft);
export const FullPageLink = onDemand(async () => (await import('../../state/url/FullPageLink')).FullPageLink);
export const SystemLinks = onDemand(async () => (await import('./SystemLinks')).SystemLinks);
