import '../ui/base.css';
import { fetchEarly } from '../state/query/connection';
import { readEmbedding } from '../state/url/embedding';
import { applyTheme } from './theme';
import { trustOwnWorkers } from './trustedTypes';

trustOwnWorkers();

// Order matters: the trace's bytes are asked for first, then the page's own code is evaluated while they travel.
const { pathname, search, hash } = window.location;
const place = document.querySelector('base') ? pathname + search : hash.slice(1);
const trace = /\/trace\/([0-9a-fA-F]{1,32})\/?(?:\?|$)/.exec(place);
if (trace?.[1] !== undefined && !/[?&]xfrom=files/.test(window.location.href))
  fetchEarly(trace[1], /[?&]xraw=1(?:&|$)/.test(window.location.href));

// The page's own part is fetched beside the frame and not after it.
void (trace ? import('../views/trace/TracePage') : import('../views/search/SearchPage'));

applyTheme(readEmbedding(place.slice(place.indexOf('?') + 1))?.theme);

void import('./start').then(({ start }) => {
  start();
});
