import type { CommonChoice, ResultFilter } from '../../../core';
import { useResultGroups } from '../../../state/query/useResults';
import { readCommon, writeCommon } from '../../../state/url/search/commonPart';
import { Choice } from '../../../ui/Choice';
import { choiceWords } from './commonWords';

/** Most groups that can be chosen: the largest. */
const mostGroups = 20;

/** Which traces are held against the rest. What is not there (a box, facets, groups) is not offered. */
export function SideChoice({
  results,
  filter,
  choice,
  groupKey,
  onChoice,
}: {
  readonly results: number | undefined;
  readonly filter: ResultFilter;
  readonly choice: CommonChoice;
  readonly groupKey: string;
  readonly onChoice: (choice: CommonChoice) => void;
}) {
  const groups = useResultGroups(groupKey === '' ? undefined : results, filter, groupKey);
  const { terms, box } = filter;
  const offered: CommonChoice[] = [
    { of: 'slow' },
    { of: 'errors' },
    ...(box ? [{ of: 'box' as const }] : []),
    ...(terms.length > 0 ? [{ of: 'left' as const }] : []),
    ...(groups.data?.groups ?? [])
      .slice(0, mostGroups)
      .map(({ value }) => ({ of: 'value' as const, key: groupKey, value })),
  ];
  const chosen = writeCommon(choice);
  const all = offered.some((one) => writeCommon(one) === chosen) ? offered : [...offered, choice];
  return (
    <Choice
      label="What do"
      value={chosen}
      options={all.map((one) => ({ value: writeCommon(one), text: choiceWords(one).those.slice(0, 80) }))}
      onChange={(text) => {
        const next = readCommon(text);
        if (next) onChoice(next);
      }}
    />
  );
}
