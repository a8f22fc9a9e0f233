import { measures, type Measure } from '../../../state/url/system/tracedParts';
import { Choice } from '../../../ui/Choice';

const words = new Map<Measure, string>([
  ['calls', 'calls'],
  ['errors', 'share of errors'],
  ['latency', 'latency (p95)'],
  ['none', 'nothing'],
]);

/** What sizes and colours of the picture tell. Errors and latency are known where the calls come out of traces. */
export function MeasureChoices({
  size,
  colour,
  isTraced,
  onChange,
}: {
  readonly size: Measure;
  readonly colour: Measure;
  readonly isTraced: boolean;
  readonly onChange: (part: { readonly size?: Measure; readonly colour?: Measure }) => void;
}) {
  const known = (value: Measure) => isTraced || value === 'calls' || value === 'none';
  const options = (chosen: Measure, none: string) =>
    measures
      .filter((value) => known(value) || value === chosen)
      .map((value) => ({
        value,
        text: `${value === 'none' ? none : (words.get(value) ?? value)}${known(value) ? '' : ' (needs traces)'}`,
      }));
  return (
    <>
      <Choice
        label="Size tells"
        value={size}
        options={options(size, 'nothing')}
        onChange={(value) => {
          onChange({ size: value });
        }}
      />
      <Choice
        label="Colour tells"
        value={colour}
        options={options(colour, 'the service')}
        onChange={(value) => {
          onChange({ colour: value });
        }}
      />
    </>
  );
}
