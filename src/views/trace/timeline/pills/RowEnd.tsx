import { Icon, Outline } from '../../../../ui/Icon';
import type { NameEnd, RowMarks } from '../columns/RowExtras';
import { kindFace } from './kindFace';
import { pillText } from './nameEnd';
import classes from './pills.module.css';

/** Pills, and at the very end the icon of the span's kind, one under the other in all rows. */
export function RowEnd({ open: { trace }, span, hints, end }: RowMarks & { readonly end: NameEnd }) {
  const face = kindFace(hints?.role ?? '', trace.spans.kind[span] ?? 0);
  return (
    <span className={classes['end']}>
      {end.pills.map((pill) => {
        const text = pillText(pill);
        return (
          <span
            key={pill.means}
            className={classes['pill']}
            data-tone={pill.tone}
            title={`${pill.means}: ${text}`}
          >
            {pill.tone === 'error' && <Icon name="error" size={10} />}
            <bdi>{text}</bdi>
          </span>
        );
      })}
      <span className={classes['kind']} title={face?.words}>
        {face && <Outline d={face.outline} size={13} />}
      </span>
    </span>
  );
}
