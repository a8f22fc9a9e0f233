import { useState } from 'react';
import { formatCount, formatPercent, qualityLacks, type TracedQuality } from '../../../core';
import { hueColour, serviceHue } from '../../../pieces/serviceColour';
import type { HistoryMode } from '../../../state/url/address';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import type { SystemAddress } from '../../../state/url/systemAddress';
import { EmptyState } from '../../../ui/EmptyState';
import { VirtualGrid, type GridColumn } from '../../../ui/VirtualGrid';
import { FormChoice } from '../head/FormChoice';
import panel from '../panel/panel.module.css';
import classes from '../system.module.css';
import { serviceWords } from '../words';
import { lackWords } from './lackWords';

const columns: readonly GridColumn[] = [
  { id: 'service', label: 'Service', width: 180 },
  {
    id: 'spans',
    label: 'Spans',
    meaning: 'Spans of the service in the traces looked at',
    width: 90,
    align: 'end',
  },
  ...qualityLacks.map((lack) => ({
    id: lack,
    label: lackWords.get(lack)?.label ?? lack,
    meaning: lackWords.get(lack)?.meaning ?? '',
    width: 120,
    align: 'end' as const,
  })),
];

/** What the instrumentation lacks, service by service, with traces to look at. */
export function QualityList({
  quality,
  from,
  address,
  change,
}: {
  readonly quality: TracedQuality;
  readonly from: 'server' | 'files';
  readonly address: SystemAddress;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
}) {
  const [active, setActive] = useState('');
  const wanted = address.find.trim().toLowerCase();
  const shown = quality.services.filter(({ service }) => service.toLowerCase().includes(wanted));
  const picked = address.pick[0] ?? active;
  const at = shown.findIndex(({ service }) => service === picked);
  const chosen = shown[at];
  const raw = from === 'files' ? 'xfrom=files' : '';
  const flawless = quality.services.filter(({ lacks }) => lacks.length === 0).length;
  const pick = (row: number) => {
    const service = shown[row]?.service ?? '';
    setActive(service);
    change({ pick: service === picked ? [] : [service] }, 'push');
    if (service === picked) setActive('');
  };
  return (
    <>
      <div role="group" aria-label="What is shown" className={classes['bar']}>
        <FormChoice form="quality" change={change} />
        <span className={classes['soft']}>
          {flawless === quality.services.length
            ? 'Nothing was found that these services lack'
            : `${formatCount(flawless)} of ${formatCount(quality.services.length)} services lack nothing that is looked for`}
        </span>
      </div>
      <div className={classes['split']}>
        <section className={classes['shown']} aria-label="Quality of the instrumentation">
          <VirtualGrid
            label="What the instrumentation lacks"
            columns={columns}
            rowCount={shown.length}
            rowKey={(row) => shown[row]?.service ?? row}
            cell={(row, { id }) => {
              const of = shown[row];
              if (of === undefined) return '';
              if (id === 'service')
                return (
                  <>
                    <span
                      className={classes['dot']}
                      style={{ background: hueColour(serviceHue(of.service)) }}
                    />
                    <bdi className={classes['cellText']}>{serviceWords(of.service)}</bdi>
                  </>
                );
              if (id === 'spans') return formatCount(of.spans);
              const lack = of.lacks.find((each) => each.lack === id);
              if (lack === undefined) return '–';
              return id === 'many-names'
                ? formatCount(lack.spans)
                : `${formatCount(lack.spans)} · ${formatPercent(lack.spans / of.spans)}`;
            }}
            look={(row) => ({ isSelected: row === at })}
            onPress={pick}
            onEnter={pick}
          >
            <EmptyState title="No service is left">
              <p>None of the services has that in its name.</p>
            </EmptyState>
          </VirtualGrid>
        </section>
        {chosen && (
          <aside className={panel['panel']} aria-label={`Quality of ${serviceWords(chosen.service)}`}>
            <h2 className={panel['panelTitle']}>
              <bdi>{serviceWords(chosen.service)}</bdi>
            </h2>
            {chosen.lacks.length === 0 && <p>Nothing was found that it lacks.</p>}
            <ul>
              {chosen.lacks.map(({ lack, spans, traceIds }) => (
                <li key={lack} className={panel['lack']}>
                  <strong>
                    {lackWords.get(lack)?.label}: {formatCount(spans)}
                  </strong>
                  <p className={panel['soft']}>{lackWords.get(lack)?.meaning}</p>
                  <p className={panel['examples']}>
                    {traceIds.map((traceId, place) => (
                      <PageLink key={traceId} to={tracePlace(traceId, raw)}>
                        Trace {String(place + 1)}
                        <span className="visually-hidden"> with {lackWords.get(lack)?.label}</span>
                      </PageLink>
                    ))}
                  </p>
                </li>
              ))}
            </ul>
          </aside>
        )}
      </div>
    </>
  );
}
