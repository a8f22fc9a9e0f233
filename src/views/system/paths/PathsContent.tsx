import { useMemo } from 'react';
import type { TracedPaths } from '../../../core';
import type { HistoryMode } from '../../../state/url/address';
import type { PathsAddress } from '../../../state/url/pathsAddress';
import { GraphForm } from '../graph/GraphForm';
import { LookBar } from '../LookBar';
import classes from '../system.module.css';
import { PathList } from './PathList';
import { PathPanel } from './PathPanel';
import { usePathsModel } from './usePathsModel';

/** The paths as a graph or a list, and the numbers of what is picked. */
export function PathsContent({
  paths,
  address,
  change,
}: {
  readonly paths: TracedPaths;
  readonly address: PathsAddress;
  readonly change: (part: Partial<PathsAddress>, mode: HistoryMode) => void;
}) {
  const model = usePathsModel(paths, address, change);
  const { size, colour } = address;
  const looks = useMemo(
    () => ({
      size,
      colour,
      numbers: { nodes: paths.nodes, edges: paths.edges },
      serviceOf: (node: number) => paths.labels[paths.nodeLabel[node] ?? -1]?.service ?? '',
    }),
    [size, colour, paths],
  );
  return (
    <div className={classes['split']}>
      <section className={classes['shown']} aria-label="Paths through the focus">
        {address.form === 'graph' ? (
          <>
            <GraphForm model={model.picture} layout={address.layout} looks={looks} />
            <LookBar
              form="graph"
              size={size}
              colour={colour}
              isTraced
              onChange={(part) => {
                change(part, 'replace');
              }}
            />
          </>
        ) : (
          <PathList paths={paths} model={model} sort={address.sort} change={change} />
        )}
      </section>
      {model.picked && <PathPanel paths={paths} model={model} picked={model.picked} from={address.from} />}
    </div>
  );
}
