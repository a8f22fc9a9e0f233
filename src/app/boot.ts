import '../ui/base.css';
import { fetchEarly, getConnection, getEngine } from '../state/query/connection';
import { loadSite } from '../state/site/site';
import { readEmbedding } from '../state/url/embedding';
import { currentPlace, traceIdIn } from '../state/url/place';
import { home, loadPage } from './pages';
import { sayThatNothingCame } from './sayThatNothingCame';
import { applyTheme } from './theme';
import { trustOwnWorkers } from './trustedTypes';

trustOwnWorkers();

// Order matters: the worker and the trace's bytes are asked for first, then the page's own code is evaluated while they travel.
const awake = getEngine().wake();
const here = currentPlace();
const traceId = traceIdIn(here.path);
if (traceId !== '' && !/(?:^|&)(?:xfrom=files|xwide=1)/.test(here.raw))
  fetchEarly(traceId, /(?:^|&)xraw=1(?:&|$)/.test(here.raw));

// The page's own part is fetched beside the frame and not after it.
void loadPage(here.path === '/' ? home : here);

applyTheme(readEmbedding(here.raw)?.theme);

/**
 * Milliseconds that the frame waits at most for the trace to be asked for. A busy page does not hand messages over to a worker that
 * has just started: once the frame is being drawn, the question would wait for all of it.
 */
const MOST_WAIT_MS = 60;

// Where the server wrote a configuration into the page, the frame is drawn by it.
const site = loadSite();

void import('./start').then(async ({ start }) => {
  if (traceId !== '') {
    const isAsked = Promise.all([awake, getConnection()]);
    await Promise.race([isAsked, new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS))]);
  }
  await site;
  start();
}, sayThatNothingCame);
