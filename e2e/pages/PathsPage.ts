import { cellTexts } from '../support/cellTexts';
import { Screen } from '../support/Screen';

/** The page of paths through a service. */
export class PathsPage extends Screen {
  readonly graph = this.page.getByRole('listbox', { name: 'Service graph' });
  readonly list = this.page.getByRole('grid', { name: 'Paths' });
  readonly panel = this.page.getByRole('complementary');

  /** What is said of the step that the keys are at. */
  readonly active = this.graph.getByRole('option');

  async openPaths(query = ''): Promise<void> {
    await this.open(`deep-dependencies${query === '' ? '' : `?${query}`}`);
  }

  /** Path, calls, traces, errors, p50 and p95 of each row; numbers without separators. */
  async rows(): Promise<string[][]> {
    const rows = await cellTexts(this.list.getByRole('row'));
    return rows.slice(1).map((cells) => cells.map((text) => text.replace(/\u202f/g, '')));
  }

  /** The paths of the list alone. */
  async paths(): Promise<string[]> {
    return (await this.rows()).map(([path = '']) => path).sort();
  }
}
