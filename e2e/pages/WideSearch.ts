import type { Locator } from '@playwright/test';
import { Screen } from '../support/Screen';

/** What makes a search wider than one request, and the find over its results. */
export class WideSearch extends Screen {
  readonly form = this.page.getByRole('search', { name: 'Find traces' });
  readonly unfold = this.form.getByRole('button', { name: 'Wider…' });
  readonly fields = this.form.getByRole('group', { name: 'Wider' });
  readonly moreServices = this.fields.getByRole('combobox', { name: 'Further services' });
  readonly moreOperations = this.fields.getByRole('combobox', { name: 'Further operations' });
  readonly allServices = this.fields.getByRole('checkbox', { name: 'All services' });
  readonly where = this.fields.getByRole('combobox', { name: 'Where' });
  readonly budget = this.fields.getByRole('textbox', { name: 'Requests at most' });
  readonly summary = this.page.getByRole('region', { name: 'How this was searched' });
  readonly finder = this.page.getByRole('search', { name: 'Find in these traces' });
  readonly find = this.finder.getByRole('combobox', { name: 'Find in these traces' });

  /** The terms with who saw to them: "service=A by the server". */
  async terms(): Promise<string[]> {
    const terms = this.summary.getByRole('list', { name: 'Terms' }).getByRole('listitem');
    return (await terms.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** A request of the list, by its words. */
  request(words: string): Locator {
    return this.summary
      .getByRole('list', { name: 'Requests' })
      .getByRole('listitem')
      .filter({ hasText: words });
  }
}
