import type { AttributeColumn } from '../../model';
import { commonFacts, type CommonFacts } from '../common/commonFacts';
import type { SpansQuestion, SpansReply } from '../system/traced/answerSpans';
import type { CommonChoice } from '../common/sides';
import { resultsView, tellingKeys, type ResultsView } from './facets';
import type { ResultFilter } from './filterResults';
import { resultColumn } from './resultColumn';
import { resultGroups, type ResultGroups } from './resultGroups';
import type { ResultKey, ResultTable } from './ResultTable';

/** What can be asked about loaded traces. */
export type ResultsQuestion = TableQuestion | SpansQuestion;

/** Whether the spans themselves have to be looked at: their table does not say it. */
export const isAboutSpans = (question: ResultsQuestion): question is SpansQuestion =>
  question.about === 'calls' || question.about === 'paths' || question.about === 'quality';

/** What their table answers. */
export type TableQuestion =
  | { readonly about: 'keys' }
  /** What a filter leaves, with facets of `keys`, `most` values each. */
  | {
      readonly about: 'view';
      readonly filter: ResultFilter;
      readonly keys: readonly string[];
      readonly most: number;
    }
  | { readonly about: 'column'; readonly key: string }
  | { readonly about: 'groups'; readonly filter: ResultFilter; readonly key: string }
  | { readonly about: 'common'; readonly filter: ResultFilter; readonly choice: CommonChoice };

/** What a table of loaded traces knows about. */
export interface ResultKeys {
  /** The traces in the order in which other answers number them. */
  readonly traceIds: readonly string[];
  readonly keys: readonly ResultKey[];
  /** The keys that tell the traces apart, best first. */
  readonly telling: readonly string[];
  readonly hasAttributes: boolean;
  /** Traces whose spans were read, of all. */
  readonly read: number;
  readonly keysLeftOut: number;
}

export type ResultsReply = TableReply | SpansReply;

export type TableReply =
  | ({ readonly about: 'keys' } & ResultKeys)
  | ({ readonly about: 'view' } & ResultsView)
  | { readonly about: 'column'; readonly column: AttributeColumn }
  | ({ readonly about: 'groups' } & ResultGroups)
  | ({ readonly about: 'common' } & CommonFacts);

/** Most attributes that are shown without being asked for. */
const MOST_TELLING = 6;

export function answerResults(table: ResultTable, question: TableQuestion): TableReply {
  switch (question.about) {
    case 'keys': {
      const { traceIds, keys, hasAttributes, read, keysLeftOut } = table;
      const telling = tellingKeys(table, MOST_TELLING).map(({ key }) => key);
      return { about: 'keys', traceIds, keys, telling, hasAttributes, read, keysLeftOut };
    }
    case 'view': {
      const { filter, keys, most } = question;
      return { about: 'view', ...resultsView(table, filter, keys, most) };
    }
    case 'column':
      return { about: 'column', column: resultColumn(table, question.key) };
    case 'groups':
      return { about: 'groups', ...resultGroups(table, question.filter, question.key) };
    case 'common':
      return { about: 'common', ...commonFacts(table, question.filter, question.choice) };
  }
}
