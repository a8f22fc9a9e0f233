import type { PlacesQuestion, ServicePlaces } from '../../../core';
import type { SystemLayout } from '../../../state/url/system/graphParts';

/** What the worker is asked. */
export interface PlacesRequest {
  readonly layout: SystemLayout;
  readonly question: PlacesQuestion;
}

/** What it says: how much is done (0 … 1), at last where everything lies. */
export type PlacesAnswer = { readonly share: number } | { readonly places: ServicePlaces };
