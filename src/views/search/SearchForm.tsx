import { memo, useId, useRef, useState, type Ref, type SyntheticEvent } from 'react';
import { visibleText, type TimeZoneChoice } from '../../core';
import type { Operation, SourceCapabilities } from '../../sources/TraceSource';
import type { AttributeSuggestion } from '../../worker/TraceEngine';
import { useSite } from '../../state/site/site';
import { onDemand } from '../../state/session/onDemand';
import { emptySearch } from '../../state/url/searchAddress';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Combobox, type Choice } from '../../ui/Combobox';
import { TextField } from '../../ui/Field';
import { draftOf, type DraftFaults, type SearchDraft } from './searchDraft';
import classes from './SearchForm.module.css';
import { TagsField } from './TagsField';
import { TimeFields } from './TimeFields';
import { isWide } from '../../state/query/searchQuery';

const WideFields = onDemand(async () => (await import('./wide/WideFields')).WideFields);

interface SearchFormProps {
  readonly draft: SearchDraft;
  readonly faults: DraftFaults;
  readonly onChange: (part: Partial<SearchDraft>) => void;
  readonly onSubmit: () => void;
  readonly services: readonly string[] | undefined;
  /** Why there are no services to choose from. */
  readonly servicesFault: string | undefined;
  readonly operations: readonly Operation[] | undefined;
  readonly suggestions: readonly AttributeSuggestion[];
  readonly capabilities: SourceCapabilities | undefined;
  readonly zone: TimeZoneChoice;
  readonly isFiles: boolean;
  readonly isSearching: boolean;
  readonly firstField: Ref<HTMLInputElement>;
  /** The engine's name for the table of the loaded traces: suggestions come from there. */
  readonly results: number | undefined;
}

const fitting = (choices: readonly Choice[], text: string, typed: boolean) => {
  const wanted = text.trim().toLowerCase();
  if (!typed || wanted === '') return choices;
  return choices.filter((choice) => (choice.label ?? choice.value).toLowerCase().includes(wanted));
};

const counted = (count: number, one: string) => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

/** Each name once, with the kinds of its spans. */
function operationChoices(operations: readonly Operation[]): readonly Choice[] {
  const kinds = new Map<string, string[]>();
  for (const { name, spanKind } of operations) {
    const known = kinds.get(name) ?? [];
    if (spanKind !== '') known.push(spanKind);
    kinds.set(name, known);
  }
  return [...kinds].map(([value, names]) => ({ value, label: visibleText(value), detail: names.join(', ') }));
}

/** The question to the server, field by field. It shows and reports; what it says is checked by `readDraft`. */
export const SearchForm = memo(function SearchForm(props: SearchFormProps) {
  const { draft, faults, onChange, services, operations, capabilities, isFiles } = props;
  const form = useRef<HTMLFormElement>(null);
  const headingId = useId();
  const anyService = capabilities?.searchWithoutService === true || isFiles;
  const serviceChoices: readonly Choice[] = [
    ...(anyService ? [{ value: '', label: 'All services' }] : []),
    ...(services ?? []).map((value) => ({ value, label: visibleText(value) })),
  ];
  const operationList = operationChoices(operations ?? []);
  const [isOpened, setOpened] = useState(false);
  const isUnfolded = isOpened || isWide(draft) || faults.has('where') || faults.has('budget');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form
      ref={form}
      className={classes['form']}
      role="search"
      aria-labelledby={headingId}
      noValidate
      onSubmit={submit}
    >
      <h2 id={headingId} className="visually-hidden">
        Find traces
      </h2>
      <Combobox
        label="Service"
        hint={props.servicesFault ?? (services && counted(services.length, 'service'))}
        placeholder={anyService ? 'All services' : 'Choose a service'}
        replaces
        inputRef={props.firstField}
        value={draft.service}
        fault={faults.get('service')}
        onChange={(service) => {
          onChange({ service, operation: '' });
        }}
        choices={(text, _, typed) => fitting(serviceChoices, text, typed)}
      />
      <Combobox
        label="Operation"
        hint={operations && counted(operationList.length, 'operation')}
        placeholder="All operations"
        replaces
        value={draft.operation}
        fault={faults.get('operation')}
        onChange={(operation) => {
          onChange({ operation });
        }}
        choices={(text, _, typed) =>
          fitting([{ value: '', label: 'All operations' }, ...operationList], text, typed)
        }
      />
      <TagsField
        value={draft.tags}
        fault={faults.get('tags')}
        suggestions={props.suggestions}
        onChange={(tags) => {
          onChange({ tags });
        }}
      />
      <div className={classes['pair']}>
        <TextField
          label="Min duration"
          placeholder="e.g. 100ms"
          value={draft.minDuration}
          fault={faults.get('minDuration')}
          onChange={(event) => {
            onChange({ minDuration: event.target.value });
          }}
        />
        <TextField
          label="Max duration"
          placeholder="e.g. 1.2s"
          value={draft.maxDuration}
          fault={faults.get('maxDuration')}
          onChange={(event) => {
            onChange({ maxDuration: event.target.value });
          }}
        />
      </div>
      <TimeFields draft={draft} faults={faults} onChange={onChange} zone={props.zone} isFiles={isFiles} />
      {isUnfolded && (
        <WideFields
          draft={draft}
          faults={faults}
          onChange={onChange}
          services={serviceChoices.filter(({ value }) => value !== '')}
          operations={operationList}
          isFiles={isFiles}
          results={props.results}
          isNew={isOpened}
        />
      )}
      <div className={classes['quiet']}>
        {!isUnfolded && (
          <Button
            look="quiet"
            className={classes['wider']}
            aria-expanded={false}
            title="Several services or operations, not, or, patterns, relations between spans"
            onClick={() => {
              setOpened(true);
            }}
          >
            Wider…
          </Button>
        )}
        <Button
          look="quiet"
          className={classes['wider']}
          title="Every field but the service as it is before anything was searched; nothing is asked"
          onClick={() => {
            setOpened(false);
            const { usualLookback: lookback } = useSite.getState();
            onChange({ ...draftOf(emptySearch, props.zone), lookback, service: draft.service });
            announce('The form is cleared');
          }}
        >
          Clear the form
        </Button>
      </div>
      <div className={classes['last']}>
        {!isFiles && (
          <TextField
            label="Limit"
            hint={capabilities && `1–${String(capabilities.maxLimit)}`}
            inputMode="numeric"
            value={draft.limit}
            fault={faults.get('limit')}
            onChange={(event) => {
              onChange({ limit: event.target.value });
            }}
          />
        )}
        <Button type="submit" look="primary" className={classes['find']}>
          {props.isSearching ? 'Searching…' : 'Find traces'}
        </Button>
      </div>
    </form>
  );
});
