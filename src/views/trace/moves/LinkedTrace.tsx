import { useEffect, useId, useRef, useState } from 'react';
import { normaliseTraceId, visibleText, type SpanLink } from '../../../core';
import { followed, useTrail } from '../../../state/session/trail';
import { currentPlace, tracePlace } from '../../../state/url/place';
import { PageLink } from '../../../state/url/PageLink';
import { emptyTraceAddress, writeTraceAddress } from '../../../state/url/traceAddress';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { LinkedFacts } from './LinkedFacts';
import classes from './moves.module.css';
import { traceWords } from './traceWords';

const cut = (text: string) => visibleText(text, 200);

/** Who only passes over a link does not mean it. */
const meantAfterMs = 250;

/** A link to another trace: it opens in place, on the trail; what it is stands below once the pointer or the focus rests on it. */
export function LinkedTrace({ link, open }: { readonly link: SpanLink; readonly open: OpenTrace }) {
  const factsId = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isPointed, setPointed] = useState(false);
  const [isKnown, setKnown] = useState(false);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const traceId = normaliseTraceId(link.traceId);
  if (traceId === undefined)
    return (
      <span title="This trace id cannot be asked for">trace {cut(link.traceId) || 'without an id'}</span>
    );
  const point = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setPointed(true);
    }, meantAfterMs);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setPointed(false);
  };
  const place = tracePlace(
    traceId,
    writeTraceAddress({
      ...emptyTraceAddress,
      selected: link.spanId === '' ? undefined : link.spanId,
    }).toString(),
  );
  return (
    <span className={classes['linked']}>
      <PageLink
        to={place}
        aria-describedby={isPointed || isKnown ? factsId : undefined}
        onPointerEnter={point}
        onPointerLeave={leave}
        onFocus={point}
        onBlur={leave}
        onClick={() => {
          const from = { traceId: open.trace.traceId, place: currentPlace(), words: traceWords(open) };
          useTrail.setState(followed(useTrail.getState(), from, { traceId, place, words: '' }));
        }}
      >
        trace {traceId}
        {link.spanId !== '' && `, span ${cut(link.spanId)}`}
      </PageLink>
      {(isPointed || isKnown) && (
        <LinkedFacts
          id={factsId}
          traceId={traceId}
          onKnown={() => {
            setKnown(true);
          }}
        />
      )}
    </span>
  );
}
