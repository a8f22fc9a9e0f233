import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { likeness, visibleText } from '../../core';
import { serviceHue } from '../../pieces/serviceColour';
import { operationsQuery, useServices } from '../../state/query/searchQueries';
import { useLastSearch } from '../../state/url/lastSearch';
import { currentPlace, searchPlace, type Place } from '../../state/url/place';
import { atMoment } from '../../state/url/search/relativeSearch';
import { lookbacks } from '../../state/url/search/questionParts';
import { emptySearch, readSearchAddress, writeSearchAddress } from '../../state/url/searchAddress';
import type { PaletteEntry } from './PaletteEntry';

/** Services whose operations are asked for, for what was typed: each is a question to the server, once in the life of the page. */
const mostAsked = 4;
const longest = 200;

/** The look-back that the reader searched with last. */
function lookbackOf(): string {
  const { path, raw } = currentPlace();
  const stated = path === '/search' ? raw : (useLastSearch.getState().raw ?? '');
  const { lookback } = readSearchAddress(new URLSearchParams(stated)).address;
  return lookbacks.has(lookback) ? lookback : emptySearch.lookback;
}

const searchFor = (service: string, operation: string | undefined) => (): Place =>
  searchPlace(
    atMoment(
      writeSearchAddress({ ...emptySearch, service, operation, lookback: lookbackOf() }).toString(),
      Date.now(),
    ),
  );

/** The service that the search page asks about, whose operations are there already. */
function presentService(): string | undefined {
  const { path, raw } = currentPlace();
  return path === '/search' ? readSearchAddress(new URLSearchParams(raw)).address.service : undefined;
}

/** The services of the server, and operations: of the service that is searched, and of those that the typed words name. */
export function useServiceEntries(
  words: readonly string[],
  lately: (id: string) => number,
): readonly PaletteEntry[] {
  const services = useServices().data;
  const asked = useMemo(() => {
    const present = presentService();
    const named = (services ?? [])
      .map((service) => ({
        service,
        fit: words.reduce((best, word) => Math.max(best, likeness([word], [visibleText(service)])), 0),
      }))
      // By its beginning or more: each of them costs a question.
      .filter(({ fit }) => fit >= 0.7)
      .sort((a, b) => b.fit - a.fit)
      .map(({ service }) => service);
    return [...new Set([...(present === undefined ? [] : [present]), ...named])].slice(0, mostAsked);
  }, [services, words]);
  const operations = useQueries({
    queries: asked.map((service) => operationsQuery(service, 'server', undefined, 0)),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(() => {
    const entries: PaletteEntry[] = (services ?? []).map((service) => {
      const id = `s:${service}`;
      return {
        id,
        group: 'Services',
        icon: 'graph',
        hue: serviceHue(service),
        texts: [visibleText(service.slice(0, longest)), 'search its traces'],
        lately: lately(id),
        does: searchFor(service, undefined),
      };
    });
    asked.forEach((service, at) => {
      const names = new Set((operations[at] ?? []).map(({ name }) => name));
      for (const name of names) {
        const id = `o:${service}/${name}`;
        entries.push({
          id,
          group: 'Operations',
          icon: 'graph',
          hue: serviceHue(service),
          texts: [visibleText(name.slice(0, longest)), visibleText(service.slice(0, longest))],
          lately: lately(id),
          does: searchFor(service, name),
        });
      }
    });
    return entries;
  }, [services, asked, operations, lately]);
}
