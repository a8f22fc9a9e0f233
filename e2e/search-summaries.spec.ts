// A server of API v3 sends summaries: the recorded answers of Jaeger's main. What is not in them is said, and can be read.
import { Facets } from './pages/Facets';
import { ExportDialog } from './pages/ExportDialog';
import { SearchPage } from './pages/SearchPage';
import type { Guard } from './support/Guard';
import { recordedTest } from './support/recordedTest';
import { expect } from './support/test';

const test = recordedTest('jaeger-head');

/** The window and limit that were recorded. */
const all = 'search?limit=50&start=1795427940000000&end=1795428900000000';

/** The probes are refused, and not all that the page asks was recorded. */
function allowRecorded(guard: Guard): void {
  guard.allow(/status of (400|404|599) /);
}

test('only what summaries say is a facet or a column, until the spans are read', async ({ page, guard }) => {
  allowRecorded(guard);
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open(`${all}&xcols=duration.spans.http%25002eresponse%25002estatus_code.start`);
  const count = await search.count();
  expect(count).toBeGreaterThan(8);
  expect(await search.heads()).toEqual(['Trace', 'Duration', 'Spans', 'Start']);
  expect((await facets.counts('Service')).size).toBeGreaterThan(3);
  await expect(facets.facet('host.name')).toHaveCount(0);
  await expect(facets.panel).toContainText('sends summaries, and tags are not in them');
  await search.expectAccessibleInBothThemes();

  await facets.panel.getByRole('button', { name: `Read the spans of ${String(count)} traces` }).click();
  await search.settled();
  await expect(facets.panel).toContainText(
    /Tags of \d+ of \d+ traces: the spans of the others were not read/,
  );
  expect(await search.heads()).toEqual(['Trace', 'Duration', 'Spans', 'http.response.status_code', 'Start']);
  expect(await search.valuesOf('http.response.status_code')).toContain('500, 503');
  const [[host = '', traces = 0] = []] = await facets.counts('host.name');
  await facets.include('host.name', host);
  expect(await search.count()).toBe(traces);
  await search.expectAccessible();
});

test('traces of API v3 are saved in Jaeger’s JSON', async ({ page, guard }) => {
  allowRecorded(guard);
  const search = new SearchPage(page);
  await search.open('search?service=payments&limit=20&start=1795427940000000&end=1795428900000000');
  const panel = await search.openDownload('the traces of the list');
  await panel.getByRole('button', { name: 'Download 1 trace' }).click();
  const { name, text } = await new ExportDialog(page, 'Export 1 trace').save();
  expect(name).toBe('traces-1.json');
  expect(JSON.parse(text)).toHaveProperty('data.0.traceID');
});
