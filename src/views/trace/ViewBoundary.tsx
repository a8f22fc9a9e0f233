import { Component, type ReactNode } from 'react';
import { FailurePanel } from '../../pieces/FailurePanel';
import { failureOf } from '../../state/query/FailureError';

/** Keeps a fault inside one view: the rest of the page goes on, and the view can be tried again. */
export class ViewBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: unknown; readonly failed: boolean }
> {
  override state: { readonly error: unknown; readonly failed: boolean } = { error: undefined, failed: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <FailurePanel
        failure={failureOf(this.state.error)}
        onRetry={() => {
          this.setState({ error: undefined, failed: false });
        }}
      />
    );
  }
}
