import type { Attribute, SpanDetail } from '../../model';

/** The text of the first attribute with a key; '' where there is none, or something else than text. */
export function taggedText(attributes: readonly Attribute[], wanted: string): string {
  const value = attributes.find(({ key }) => key === wanted)?.value;
  return value?.type === 'string' ? value.value : '';
}

/** The library that made the span, in forms that send it as tags; those stay where their users look for them. */
export function taggedScope(attributes: readonly Attribute[]): SpanDetail['scope'] {
  const name = taggedText(attributes, 'otel.scope.name');
  const version = taggedText(attributes, 'otel.scope.version');
  return name === '' && version === '' ? undefined : { name, version, attributes: [] };
}
