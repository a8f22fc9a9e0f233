import { useKeptFiles } from '../../state/query/filesOnDemand';
import { useFiles } from '../../state/session/files';
import { PageLink } from '../../state/url/PageLink';
import { pathsPlace } from '../../state/url/place';
import { useSystemAddress } from '../../state/url/useSystemAddress';
import { FormButtons } from '../../ui/FormButtons';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { CountedCalls } from './CountedCalls';
import classes from './system.module.css';
import { TracedCalls } from './TracedCalls';
import { serviceWords } from './words';

const server = { value: 'counted', text: 'Server', title: 'Calls that the server counted' } as const;
const traces = {
  value: 'traces',
  text: 'Traces',
  title: 'Calls, errors and times out of traces that a search loads',
} as const;
const files = {
  value: 'files',
  text: 'Opened files',
  title: 'Calls in the traces of the files opened in this tab',
} as const;

/** The system as a whole: which services call which, as the source counted it, or as traces tell it. All of it stands in the address. */
export function SystemPage() {
  const { address, faults, change } = useSystemAddress();
  const { from, calls } = address;
  const isFiles = from === 'files';
  const hasFiles = useFiles((state) => state.source !== undefined);
  useKeptFiles(from);
  usePageTitle(address.focus === '' ? 'System' : `${serviceWords(address.focus)} · System`);
  const head = (
    <>
      <h1 className={classes['title']}>System</h1>
      <FormButtons
        label="Source of the calls"
        value={isFiles ? 'files' : calls}
        options={hasFiles || isFiles ? [server, traces, files] : [server, traces]}
        onChange={(next) => {
          const kept = next === 'counted' && address.form === 'quality' ? { form: 'auto' as const } : {};
          change(
            {
              ...kept,
              from: next === 'files' ? 'files' : 'server',
              calls: next === 'traces' ? 'traces' : 'counted',
              pick: [],
              focus: '',
            },
            'push',
          );
        }}
      />
      <PageLink to={pathsPlace()}>Paths through a service</PageLink>
    </>
  );
  return (
    <div className={classes['page']}>
      {faults.length > 0 && (
        <Notice tone="warn">
          {faults.map((fault) => (
            <p key={fault}>
              <bdi>{fault}</bdi>
            </p>
          ))}
        </Notice>
      )}
      {isFiles || calls === 'traces' ? (
        <TracedCalls address={address} change={change} head={head} />
      ) : (
        <CountedCalls address={address} change={change} head={head} />
      )}
    </div>
  );
}
