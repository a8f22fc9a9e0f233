import { useState } from 'react';
import {
  formatCount,
  formatPercent,
  shareRange,
  type CommonFact,
  type CommonFacts,
  type ResultTerm,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { ActionMenu } from '../../../ui/ActionMenu';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import { facetLabel, termWords } from '../facets/facetTerms';
import classes from './common.module.css';
import { chanceWords, sameWords } from './commonWords';
import { PairBars } from './PairBars';

/** What can be done with a fact. */
export interface FactActions {
  /** Leaves only the traces that a term leaves. */
  readonly onNarrow: (term: ResultTerm) => void;
  readonly onGroup: (key: string) => void;
  readonly onColour: (key: string) => void;
  /** Shows it as a column of the list. */
  readonly onColumn: (key: string) => void;
}

/** "85 %" with "17 of 20", and the range that the share may have by chance. */
function Share({
  name,
  count,
  all,
}: {
  readonly name: string;
  readonly count: number;
  readonly all: number;
}) {
  const [from, to] = shareRange(count, all);
  return (
    <span
      className={classes['share']}
      title={`${formatCount(count)} of ${formatCount(all)}; ${formatPercent(from)} to ${formatPercent(to)} with 95 % confidence`}
    >
      <span className="visually-hidden">{name} </span>
      {formatPercent(count / all)}{' '}
      <span className={classes['count']}>
        {formatCount(count)}
        <span className="visually-hidden"> of {formatCount(all)}. </span>
      </span>
    </span>
  );
}

/** Two lines of one cell, a word and a figure each. */
function Lines({
  lines,
}: {
  readonly lines: readonly { readonly word: string; readonly figure: string; readonly isStrong?: boolean }[];
}) {
  return lines.map(({ word, figure, isStrong }) => (
    <span key={word} className={cx(classes['line'], isStrong && classes['strong'])}>
      <span className={classes['word']}>{word} </span>
      {figure}
      <span className="visually-hidden">. </span>
    </span>
  ));
}

/** The facts that tell the sides apart, what explains most first. A press on a fact opens what can be done with it. */
export function CommonTable({
  answer,
  head,
  actions,
}: {
  readonly answer: CommonFacts;
  /** How the selected are called. */
  readonly head: string;
  readonly actions: FactActions;
}) {
  const durationText = useDurationText();
  const { facts, selected, rest, byTime } = answer;
  const [open, setOpen] = useState<{ readonly fact: CommonFact; readonly anchor: HTMLElement }>();
  return (
    <>
      <table className={classes['table']}>
        <caption className="visually-hidden">
          What is more frequent among them than among the rest, what explains most first
        </caption>
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">{head} / rest</th>
            <th
              scope="col"
              className={classes['number']}
              title="Of the difference in duration (of its logarithm), and of which side a trace is on (squared correlation)"
            >
              Explains
            </th>
            <th scope="col" className={cx(classes['number'], classes['medians'])}>
              Median
            </th>
            <th scope="col" className={classes['number']} title="How easily it could have come by accident">
              Chance
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => {
            const words = termWords(fact.term);
            const same = sameWords(fact, facts, 2);
            const sides = [
              { count: fact.selected, all: selected },
              { count: fact.rest, all: rest },
            ] as const;
            const time = fact.explainsTime;
            const explains = [
              ...(time === undefined
                ? []
                : [{ word: 'time', figure: formatPercent(time), isStrong: byTime }]),
              { word: 'side', figure: formatPercent(fact.explains), isStrong: !byTime },
            ];
            const medians = [
              { word: 'with', figure: durationText(fact.medianWith) },
              { word: 'without', figure: durationText(fact.medianWithout) },
            ];
            return (
              <tr key={words}>
                <th scope="row" className={classes['fact']}>
                  <button
                    type="button"
                    className={classes['press']}
                    aria-haspopup="menu"
                    aria-expanded={open?.fact === fact}
                    title={[words, sameWords(fact, facts, 12)].filter(Boolean).join('\n')}
                    onClick={({ currentTarget }) => {
                      setOpen({ fact, anchor: currentTarget });
                    }}
                  >
                    <bdi className={classes['words']}>{words.slice(0, 200)}</bdi>
                    <Icon name="chevron-down" size={12} />
                  </button>
                  {same !== '' && (
                    <span className={classes['same']}>
                      <bdi>{same}</bdi>
                    </span>
                  )}
                </th>
                <td>
                  <span className={classes['pair']}>
                    <PairBars sides={sides} />
                    <span className={classes['shares']}>
                      <Share name={head} {...sides[0]} />
                      <Share name="Rest" {...sides[1]} />
                    </span>
                  </span>
                </td>
                <td className={classes['number']}>
                  <Lines lines={explains} />
                </td>
                <td className={cx(classes['number'], classes['medians'])}>
                  <Lines lines={medians} />
                </td>
                <td className={classes['number']}>{chanceWords(fact.chance)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {open && (
        <ActionMenu
          label={termWords(open.fact.term)}
          anchor={open.anchor}
          groups={actionsOf(open.fact, actions)}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}

function actionsOf({ term, selected, rest }: CommonFact, actions: FactActions) {
  const { onNarrow, onGroup, onColour, onColumn } = actions;
  const label = facetLabel(term.key);
  return [
    [
      {
        label: 'Only these',
        icon: 'check' as const,
        hint: formatCount(selected + rest),
        run: () => {
          onNarrow(term);
        },
      },
      {
        label: 'All but these',
        icon: 'minus' as const,
        run: () => {
          onNarrow({ ...term, isExcluded: !term.isExcluded });
        },
      },
    ],
    [
      {
        label: `Group by ${label}`,
        icon: 'rows' as const,
        run: () => {
          onGroup(term.key);
        },
      },
      {
        label: `Colour the plot by ${label}`,
        icon: 'palette' as const,
        run: () => {
          onColour(term.key);
        },
      },
      {
        label: `Column of ${label}`,
        icon: 'columns' as const,
        run: () => {
          onColumn(term.key);
        },
      },
    ],
  ];
}
