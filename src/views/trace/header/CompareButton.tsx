import { emptyCompareAddress, writeCompareAddress } from '../../../state/url/compareAddress';
import { comparePlace } from '../../../state/url/comparePlace';
import { go } from '../../../state/url/place';
import { IconButton } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';

/** Leads to the comparison with this trace as A, where the other one is chosen. */
export function CompareButton({
  traceId,
  from,
}: {
  readonly traceId: string;
  readonly from: 'server' | 'files';
}) {
  const compare = () => {
    go(comparePlace(traceId, '', writeCompareAddress({ ...emptyCompareAddress, from }).toString()));
  };
  useShortcuts([{ keys: 'v', does: 'Compare with another trace …', group: 'Trace', run: compare }]);
  return <IconButton icon="pair" label="Compare with another trace (v)" onClick={compare} />;
}
