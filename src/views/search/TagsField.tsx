import { useState } from 'react';
import type { AttributeSuggestion } from '../../worker/TraceEngine';
import { visibleText } from '../../core';
import { IconButton } from '../../ui/Button';
import { Combobox, type Choice } from '../../ui/Combobox';
import { insertTag, tagChoices, type TagChoice } from './tagSuggestions';
import classes from './SearchForm.module.css';

type ShownTag = Choice & { readonly tag: TagChoice };

/** Tags as logfmt, with keys and then values suggested from the traces that are loaded, and a help on demand. */
export function TagsField({
  value,
  fault,
  suggestions,
  onChange,
}: {
  readonly value: string;
  readonly fault: string | undefined;
  readonly suggestions: readonly AttributeSuggestion[];
  readonly onChange: (value: string) => void;
}) {
  const [help, setHelp] = useState(false);
  return (
    <div className={classes['tags']}>
      <div className={classes['tagsHelp']}>
        <IconButton
          icon="help"
          label={help ? 'Hide the help for tags' : 'Help for tags'}
          aria-expanded={help}
          onClick={() => {
            setHelp(!help);
          }}
        />
      </div>
      <Combobox<ShownTag>
        label="Tags"
        placeholder="error=true http.status_code=500"
        value={value}
        fault={fault}
        onChange={onChange}
        choices={(text, caret) =>
          tagChoices(text, caret, suggestions).map((tag) => ({
            value: tag.value,
            label: visibleText(tag.value),
            detail: visibleText(tag.detail),
            tag,
          }))
        }
        pick={({ tag }, text, caret) => ({ ...insertTag(text, caret, tag), more: tag.more })}
      />
      {help && (
        <div className={classes['help']}>
          <p>
            All tags have to hold on <em>one</em> span of the service (or its process and logs).
          </p>
          <dl>
            <dt>
              <code>error=true</code>
            </dt>
            <dd>traces with an error. In-memory Jaeger up to 2.16 does not find these.</dd>
            <dt>
              <code>http.status_code=503</code>
            </dt>
            <dd>the value as text. OpenSearch and Elasticsearch read it as a pattern: 5.. finds 503.</dd>
            <dt>
              <code>db.statement=&quot;select 1&quot;</code>
            </dt>
            <dd>quotes around blanks; \&quot; for a quote</dd>
            <dt>
              <code>span.kind=client</code>
            </dt>
            <dd>not on every storage. Cassandra refuses tags together with durations.</dd>
          </dl>
        </div>
      )}
    </div>
  );
}
