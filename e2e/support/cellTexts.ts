import type { Locator } from '@playwright/test';

/**
 * Texts of the cells of each row, trimmed; a row of heads alone has none. All are read in one moment: a list may draw fewer
 * rows while a slow reader goes through them one by one, and would then be waited for in vain.
 */
export function cellTexts(rows: Locator): Promise<string[][]> {
  return rows.evaluateAll((elements) =>
    elements.map((row) =>
      [...row.querySelectorAll<HTMLElement>('td, [role="cell"], [role="gridcell"]')].map((cell) =>
        cell.innerText.trim(),
      ),
    ),
  );
}
