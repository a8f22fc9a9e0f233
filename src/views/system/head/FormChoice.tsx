import type { HistoryMode } from '../../../state/url/address';
import type { SystemForm } from '../../../state/url/system/graphParts';
import type { SystemAddress } from '../../../state/url/systemAddress';
import { FormButtons } from '../../../ui/FormButtons';

const forms: readonly {
  readonly value: Exclude<SystemForm, 'auto'>;
  readonly text: string;
  readonly title: string;
}[] = [
  { value: 'graph', text: 'Graph', title: 'A box for each service, a line for the calls of one to another' },
  { value: 'matrix', text: 'Matrix', title: 'A row for each caller, a column for each callee' },
  { value: 'list', text: 'List', title: 'Every service with its callers and callees, in words' },
  {
    value: 'quality',
    text: 'Quality',
    title: 'What the instrumentation of each service lacks, out of traces',
  },
];

/** How the system is shown. What the instrumentation lacks is told by traces alone. */
export function FormChoice({
  form,
  change,
}: {
  readonly form: Exclude<SystemForm, 'auto'>;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
}) {
  return (
    <FormButtons
      label="Form"
      value={form}
      options={forms}
      onChange={(next) => {
        change(next === 'quality' ? { form: next, calls: 'traces' } : { form: next }, 'push');
      }}
    />
  );
}
