'use client'

import { Component, lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ChartViewProps } from './chart-view'

/** Fetched when it is first opened: the board's own page does not grow by it. */
const load = () => lazy(() => import('./chart-view'))

/** The chart, which may fail to come or fail altogether without taking the board with it. */
export function LazyChart(props: ChartViewProps) {
  const [Chart, setChart] = useState(load)
  return (
    <ChartBoundary banner={props.banner} onRetry={() => setChart(load())}>
      <Suspense
        fallback={
          <>
            {props.banner}
            <p role="status" className="py-6 text-lg text-ink-soft">
              Opening the chart…
            </p>
          </>
        }
      >
        <Chart {...props} />
      </Suspense>
    </ChartBoundary>
  )
}

interface BoundaryProps {
  readonly banner: ReactNode
  readonly onRetry: () => void
  readonly children: ReactNode
}

class ChartBoundary extends Component<BoundaryProps> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <>
        {this.props.banner}
        <div role="alert" className="py-4">
          <p className="text-lg font-semibold">
            The chart could not be shown. Requests are not affected by it.
          </p>
          <Button
            className="mt-3"
            onClick={() => {
              this.props.onRetry()
              this.setState({ failed: false })
            }}
          >
            Try again
          </Button>
        </div>
      </>
    )
  }
}
