import type { ReactNode } from 'react';
import { measures, type Measure } from '../../../state/url/system/tracedParts';
import { Choice } from '../../../ui/Choice';

const words = new Map<Measure, string>([
  ['calls', 'calls'],
  ['errors', 'share of errors'],
  ['latency', 'latency (p95)'],
  ['none', 'nothing'],
]);

/** What sizes and colours of a picture tell, each with what stands behind it. Errors and latency are known where the calls come out of traces. */
export function MeasureChoices({
  form,
  size,
  colour,
  isTraced,
  onChange,
  children: [behindSize, behindColour],
}: {
  readonly form: 'graph' | 'matrix';
  /** undefined: there are no sizes to choose. */
  readonly size: Measure | undefined;
  readonly colour: Measure;
  readonly isTraced: boolean;
  readonly onChange: (part: { readonly size?: Measure; readonly colour?: Measure }) => void;
  readonly children: readonly [ReactNode, ReactNode];
}) {
  const known = (value: Measure) => isTraced || value === 'calls' || value === 'none';
  const options = (chosen: Measure, none: string | undefined) =>
    measures
      .filter((value) => known(value) || value === chosen)
      .filter((value) => value !== 'none' || none !== undefined)
      .map((value) => ({
        value,
        text: `${value === 'none' ? (none ?? '') : (words.get(value) ?? value)}${known(value) ? '' : ' (needs traces)'}`,
      }));
  const isMatrix = form === 'matrix';
  return (
    <>
      {size !== undefined && (
        <Choice
          label="Size tells"
          value={size}
          options={options(size, 'nothing')}
          onChange={(value) => {
            onChange({ size: value });
          }}
        />
      )}
      {behindSize}
      <Choice
        label={isMatrix ? 'Cells tell' : 'Colour tells'}
        value={isMatrix && colour === 'none' ? 'calls' : colour}
        options={options(colour, isMatrix ? undefined : 'the service')}
        onChange={(value) => {
          // In a matrix services have no colours: calls are what it shows by itself.
          onChange({ colour: isMatrix && value === 'calls' ? 'none' : value });
        }}
      />
      {behindColour}
    </>
  );
}
