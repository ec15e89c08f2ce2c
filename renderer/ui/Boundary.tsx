import { Component, createContext, use, type ReactNode } from "react";

interface BoundaryProps {
  /** What it is drawn from: with another one it is drawn anew. */
  readonly of: unknown;
  /** What stands in its place when it cannot be drawn; `useRetry` in it draws anew. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly of: unknown;
  readonly hasFailed: boolean;
}

const RetryContext = createContext<() => void>(() => undefined);

/** What draws anew that could not be drawn. */
export function useRetry(): () => void {
  return use(RetryContext);
}

/** What fails to be drawn inside it costs nothing outside. The root tells the log (`createRoot`, onCaughtError). */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return Object.is(of, state.of) ? null : { of, hasFailed: false };
  }

  override state: BoundaryState = { of: this.props.of, hasFailed: false };

  readonly #retry = (): void => this.setState({ hasFailed: false });

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <RetryContext value={this.#retry}>{this.props.instead}</RetryContext>;
  }
}
