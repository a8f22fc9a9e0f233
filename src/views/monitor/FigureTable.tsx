import { useMemo, type ReactNode } from 'react';
import { formatPercent, type CallFigures } from '../../core';
import { FilterBox } from '../../pieces/FilterBox';
import { hueColour, serviceHue } from '../../pieces/serviceColour';
import type { HistoryMode } from '../../state/url/address';
import type { MonitorAddress } from '../../state/url/monitorAddress';
import { VirtualGrid, type GridColumn } from '../../ui/VirtualGrid';
import {
  boundsText,
  boundsWords,
  changeWords,
  figureLabels,
  figureNames,
  figureWords,
  nameWords,
} from './figureWords';
import classes from './monitor.module.css';
import { orderRows, sortOf, type FigureRow, type RowColumn } from './rowOrder';

const impactMeaning =
  'Share of the time that all of them take together: from traces the sum of durations, from a metrics store rate × p95';

/** Rows of numbers, one an operation or a service, that are sorted, narrowed and picked. */
export function FigureTable({
  label,
  what,
  rows,
  before,
  address,
  usual,
  picked,
  change,
  onPick,
  children,
}: {
  readonly label: string;
  readonly what: 'operation' | 'service';
  readonly rows: readonly FigureRow[];
  /** Figures by name that these are held against; undefined = none. */
  readonly before: ReadonlyMap<string, CallFigures> | undefined;
  readonly address: MonitorAddress;
  readonly usual: RowColumn;
  readonly picked: string | undefined;
  readonly change: (part: Partial<MonitorAddress>, mode: HistoryMode) => void;
  readonly onPick: (name: string) => void;
  /** What stands where there is no row. */
  readonly children: ReactNode;
}) {
  const { id: key, isDescending } = sortOf(address.sort, usual);
  const shown = useMemo(
    () => orderRows(rows, address.find, key, isDescending),
    [rows, address.find, key, isDescending],
  );
  const columns = useMemo((): readonly GridColumn[] => {
    const width = before ? 150 : 112;
    const all: GridColumn[] = [
      { id: 'name', label: what === 'operation' ? 'Operation' : 'Service', width: 300, isSortable: true },
      ...figureNames.map((name): GridColumn => ({
        id: name,
        label: figureLabels.get(name) ?? name,
        width: name === 'rate' ? width + 50 : width,
        align: 'end',
        isSortable: true,
      })),
    ];
    if (what === 'operation')
      all.push({
        id: 'impact',
        label: 'Impact',
        meaning: impactMeaning,
        width: 110,
        align: 'end',
        isSortable: true,
      });
    return all.map((column) => ({
      ...column,
      sorted: column.id === key ? (isDescending ? 'descending' : 'ascending') : undefined,
    }));
  }, [what, before, key, isDescending]);
  const cell = (row: number, id: string): ReactNode => {
    const one = shown[row];
    if (!one) return null;
    const { name, figures, impact } = one;
    if (id === 'name')
      return (
        <>
          {what === 'service' && (
            <span className={classes['dot']} style={{ background: hueColour(serviceHue(name)) }} />
          )}
          <bdi className={classes['cellText']}>{nameWords(name)}</bdi>
        </>
      );
    if (id === 'impact')
      return (
        <span className={classes['impact']}>
          <span
            className={classes['impactBar']}
            style={{ inlineSize: `${String(Math.round((impact || 0) * 40))}px` }}
          />
          {formatPercent(impact)}
        </span>
      );
    const figure = figureNames.find((each) => each === id);
    if (figure === undefined) return null;
    const earlier = before?.get(name);
    const differs = earlier ? changeWords(figures, earlier, figure) : '';
    const isBad = figure === 'errors' && figures.errors.value > 0;
    const bounds = boundsText(figures, figure);
    return (
      <span title={boundsWords(figures, figure)} className={isBad ? classes['bad'] : undefined}>
        {differs !== '' && <span className={classes['differs']}>{differs} </span>}
        {!before && figure === 'rate' && bounds !== '' && (
          <span className={classes['differs']}>{bounds} </span>
        )}
        {figureWords(figures, figure)}
      </span>
    );
  };
  return (
    <section className={classes['rows']} aria-label={label}>
      <div className={classes['rowsHead']}>
        <h2 className={classes['panelTitle']}>{label}</h2>
        <FilterBox
          label={`Find ${what === 'operation' ? 'an operation' : 'a service'}`}
          placeholder={`Find ${what === 'operation' ? 'an operation' : 'a service'}`}
          value={address.find}
          found={shown.length}
          total={rows.length}
          onChange={(find) => {
            change({ find }, 'settle');
          }}
        />
      </div>
      <div className={classes['grid']}>
        <VirtualGrid
          label={label}
          columns={columns}
          rowCount={shown.length}
          rowKey={(row) => shown[row]?.name ?? row}
          cell={(row, { id }) => cell(row, id)}
          look={(row) => ({ isSelected: shown[row]?.name === picked })}
          onPress={(row) => {
            onPick(shown[row]?.name ?? '');
          }}
          onEnter={(row) => {
            onPick(shown[row]?.name ?? '');
          }}
          onSort={({ id }) => {
            // Names begin at A, numbers with the greatest.
            const descending = id === key ? !isDescending : id !== 'name';
            change({ sort: [{ key: id, descending }] }, 'replace');
          }}
        >
          {children}
        </VirtualGrid>
      </div>
    </section>
  );
}
