import { useState } from 'react';
import { useOperations, useServices } from '../../../state/query/searchQueries';
import { Button } from '../../../ui/Button';
import { Combobox } from '../../../ui/Combobox';
import classes from '../system.module.css';

const fitting = (names: readonly string[], text: string, typed: boolean) =>
  names
    .filter((name) => !typed || name.toLowerCase().includes(text.trim().toLowerCase()))
    .map((value) => ({ value }));

/** Chooses the service, and one of its operations, that all paths go through. */
export function FocusForm({
  service,
  operation,
  from,
  onFocus,
}: {
  readonly service: string;
  readonly operation: string;
  readonly from: 'server' | 'files';
  readonly onFocus: (focus: { readonly service: string; readonly operation: string }) => void;
}) {
  const [draft, setDraft] = useState({ service, operation });
  const services = useServices(from);
  const operations = useOperations(draft.service.trim() || undefined, from);
  const wanted = draft.service.trim();
  return (
    <form
      aria-label="Focus"
      className={classes['bar']}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '') onFocus({ service: wanted, operation: draft.operation.trim() });
      }}
    >
      <div className={classes['service']}>
        <Combobox
          label="Paths through"
          placeholder="Service"
          replaces
          value={draft.service}
          onChange={(next) => {
            setDraft({ service: next, operation: '' });
          }}
          choices={(text, _, typed) => fitting(services.data ?? [], text, typed)}
        />
      </div>
      <div className={classes['service']}>
        <Combobox
          label="Operation"
          placeholder="Any operation"
          replaces
          value={draft.operation}
          onChange={(next) => {
            setDraft({ ...draft, operation: next });
          }}
          choices={(text, _, typed) =>
            fitting([...new Set((operations.data ?? []).map(({ name }) => name))], text, typed)
          }
        />
      </div>
      <Button look="primary" type="submit" disabled={wanted === ''}>
        Show paths
      </Button>
    </form>
  );
}
