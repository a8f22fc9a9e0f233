import { Key } from './envelopeKeys';
import { FrameKind } from './Frame';
import { OPEN_BRACE, OPEN_BRACKET } from './json';

/** What kind of container opens as the value of a member, if one does that is looked into. */
export function childKind(kind: FrameKind, key: number, opening: number): FrameKind | undefined {
  const isArray = opening === OPEN_BRACKET;
  if (!isArray && opening !== OPEN_BRACE) return undefined;
  switch (kind) {
    case FrameKind.object:
      if (key === Key.resourceSpans) return isArray ? FrameKind.resourceSpans : undefined;
      if (key === Key.spans) return isArray ? FrameKind.jaegerSpans : FrameKind.object;
      if (key === Key.traceEvents && isArray) return FrameKind.chromeEvents;
      if (key === Key.data || key === Key.result || key === Key.trace) {
        return isArray ? FrameKind.array : FrameKind.object;
      }
      return undefined;
    case FrameKind.resource:
      return key === Key.scopeSpans && isArray ? FrameKind.scopeSpans : undefined;
    case FrameKind.scope:
      return key === Key.spans && isArray ? FrameKind.otlpSpans : undefined;
    default:
      return undefined;
  }
}
