import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** What stands in place of what failed. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
}

/** Keeps a fault inside one page or view: the rest goes on, and it can be tried again. */
export class FaultBoundary extends Component<Props, { readonly error: unknown; readonly failed: boolean }> {
  override state: { readonly error: unknown; readonly failed: boolean } = { error: undefined, failed: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(this.state.error, () => {
      this.setState({ error: undefined, failed: false });
    });
  }
}
