import '../ui/base.css';
import { fetchEarly, getEngine } from '../state/query/connection';
import { readEmbedding } from '../state/url/embedding';
import { currentPlace, traceIdIn } from '../state/url/place';
import { home, loadPage } from './pages';
import { applyTheme } from './theme';
import { trustOwnWorkers } from './trustedTypes';

trustOwnWorkers();

// Order matters: the worker and the trace's bytes are asked for first, then the page's own code is evaluated while they travel.
getEngine().wake();
const here = currentPlace();
const traceId = traceIdIn(here.path);
if (traceId !== '' && !/(?:^|&)(?:xfrom=files|xwide=1)/.test(here.raw))
  fetchEarly(traceId, /(?:^|&)xraw=1(?:&|$)/.test(here.raw));

// The page's own part is fetched beside the frame and not after it.
void loadPage(here.path === '/' ? home : here);

applyTheme(readEmbedding(here.raw)?.theme);

void import('./start').then(({ start }) => {
  start();
});
