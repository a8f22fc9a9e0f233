import { useResultKeys } from '../../../state/query/useResults';
import { KeyChoice } from '../KeyChoice';

const fixed = [
  { key: '', text: 'nothing' },
  { key: 'root', text: 'Operation' },
];

/** What the list is grouped by. */
export function GroupChoice({
  results,
  groupKey,
  onGroup,
}: {
  readonly results: number | undefined;
  readonly groupKey: string;
  readonly onGroup: (key: string) => void;
}) {
  const { data } = useResultKeys(results);
  return <KeyChoice label="Group by" value={groupKey} fixed={fixed} about={data} onChange={onGroup} />;
}
