import { useEffect, useRef, useState } from 'react';
import { describeFind, parseFind, visibleText } from '../../../core';
import { emptySearch } from '../../../state/url/searchAddress';
import { Button, IconButton } from '../../../ui/Button';
import { Combobox, type Choice } from '../../../ui/Combobox';
import { TextField } from '../../../ui/Field';
import { FindText } from '../find/FindText';
import type { DraftFaults, SearchDraft } from '../searchDraft';
import { splitTerms } from './splitTerms';
import classes from './wide.module.css';

interface WideFieldsProps {
  readonly draft: SearchDraft;
  readonly faults: DraftFaults;
  readonly onChange: (part: Partial<SearchDraft>) => void;
  readonly services: readonly Choice[];
  readonly operations: readonly Choice[];
  readonly isFiles: boolean;
  readonly results: number | undefined;
  /** Unfolded by the reader just now: the focus goes there. */
  readonly isNew: boolean;
}

/** Terms that one cannot guess how to write. */
const readyTerms: readonly { readonly label: string; readonly term: string }[] = [
  { label: 'in error', term: 'error?' },
  { label: 'is a root', term: 'root?' },
  { label: 'error anywhere', term: '{error?}' },
  { label: 'many spans', term: 'count({})>50' },
  { label: 'calls from A into B', term: '{service=A} > {service=B}' },
];

/** What makes a question wider than one request: more services and operations, and any condition of the find language. */
export function WideFields(props: WideFieldsProps) {
  const { draft, faults, onChange, services, operations, isFiles, results, isNew } = props;
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isNew) group.current?.querySelector('input')?.focus();
  }, [isNew]);
  const setWhere = (where: string) => {
    const parsed = parseFind(where);
    onChange({
      where,
      whereMistake: parsed.ok ? '' : whereFault(parsed.mistake.start, parsed.mistake.message),
    });
  };
  return (
    <fieldset ref={group} className={classes['fields']}>
      <legend className={classes['legend']}>Wider</legend>
      {!draft.allServices && (
        <NamesField
          label="Further services"
          placeholder="Any of several"
          names={draft.moreServices}
          choices={services.filter(({ value }) => value !== draft.service)}
          onNames={(moreServices) => {
            onChange({ moreServices });
          }}
        />
      )}
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={draft.allServices}
          onChange={(event) => {
            onChange({ allServices: event.target.checked });
          }}
        />
        All services
      </label>
      <NamesField
        label="Further operations"
        placeholder="Any of several"
        names={draft.moreOperations}
        choices={operations.filter(({ value }) => value !== draft.operation)}
        onNames={(moreOperations) => {
          onChange({ moreOperations });
        }}
      />
      <FindText
        label="Where"
        placeholder="-cache=hit code~^5 {service=B}"
        value={draft.where}
        fault={faults.get('where')}
        results={results}
        onChange={setWhere}
      />
      <WhereNote where={draft.where} />
      <div role="group" aria-label="Ready conditions" className={classes['ready']}>
        {readyTerms.map(({ label, term }) => (
          <Button
            key={term}
            className={classes['term']}
            title={term}
            onClick={() => {
              setWhere(draft.where.trim() === '' ? term : `${draft.where.trim()} ${term}`);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      {!isFiles && (
        <div className={classes['pace']}>
          <TextField
            label="Requests at most"
            inputMode="numeric"
            value={draft.budget}
            fault={faults.get('budget')}
            onChange={(event) => {
              onChange({ budget: event.target.value });
            }}
          />
          <label className={classes['check']}>
            <input
              type="checkbox"
              checked={draft.oneAtATime}
              onChange={(event) => {
                onChange({ oneAtATime: event.target.checked });
              }}
            />
            one at a time
          </label>
        </div>
      )}
      <Button
        look="quiet"
        className={classes['narrow']}
        onClick={() => {
          const { moreServices, allServices, moreOperations, where, budget, oneAtATime } = emptySearch;
          const whereMistake = '';
          onChange({
            moreServices,
            allServices,
            moreOperations,
            where,
            whereMistake,
            budget: String(budget),
            oneAtATime,
          });
        }}
      >
        Clear these
      </Button>
    </fieldset>
  );
}

const whereFault = (start: number, message: string): string =>
  `character ${String(start + 1)}: ${visibleText(message)}`;

/** How the condition was read: what the span itself has to fulfil, and what its trace. */
function WhereNote({ where }: { readonly where: string }) {
  if (where.trim() === '')
    return (
      <p className={classes['note']}>
        Terms hold on the same span as the fields above; what stands in braces holds anywhere in its trace.
      </p>
    );
  const parsed = parseFind(where);
  if (!parsed.ok)
    return <p className={classes['note']}>{whereFault(parsed.mistake.start, parsed.mistake.message)}</p>;
  if (!parsed.node) return null;
  const { ofSpan, ofTrace } = splitTerms(parsed.node);
  const words = (node: typeof ofSpan) => (node === undefined ? '' : describeFind(node));
  return (
    <p className={classes['note']}>
      <bdi>
        {visibleText(
          [
            words(ofSpan).replace(/^Spans/, 'The span is one'),
            words(ofTrace).replace(/^./, (first) => `the trace has ${first.toLowerCase()}`),
          ]
            .filter((part) => part !== '')
            .join('; '),
        )}
      </bdi>
    </p>
  );
}

/** Names that were chosen, and a field for one more. */
function NamesField({
  label,
  placeholder,
  names,
  choices,
  onNames,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly names: readonly string[];
  readonly choices: readonly Choice[];
  readonly onNames: (names: readonly string[]) => void;
}) {
  const [text, setText] = useState('');
  const add = (name: string) => {
    const trimmed = name.trim();
    if (trimmed !== '' && !names.includes(trimmed)) onNames([...names, trimmed]);
  };
  return (
    <div className={classes['names']}>
      <Combobox
        label={label}
        placeholder={placeholder}
        value={text}
        onChange={setText}
        choices={(typed, _, isTyped) => {
          const wanted = isTyped ? typed.trim().toLowerCase() : '';
          const left = choices.filter(
            ({ value, label: shown }) =>
              !names.includes(value) && (shown ?? value).toLowerCase().includes(wanted),
          );
          const own = typed.trim();
          // A name that is not listed can be asked for as well.
          return wanted === '' || left.some(({ value }) => value === own)
            ? left
            : [...left, { value: own, label: visibleText(own), detail: 'as written' }];
        }}
        pick={({ value }) => {
          add(value);
          return { text: '', caret: 0, more: false };
        }}
      />
      {names.length > 0 && (
        <ul className={classes['chips']} aria-label={label}>
          {names.map((name) => (
            <li key={name} className={classes['chip']}>
              <bdi className={classes['chipText']}>{visibleText(name)}</bdi>
              <IconButton
                icon="close"
                label={`Without ${visibleText(name).slice(0, 80)}`}
                onClick={() => {
                  onNames(names.filter((other) => other !== name));
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
