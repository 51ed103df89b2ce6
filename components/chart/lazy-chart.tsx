'use client'

import { Component, lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { ChartViewProps } from './chart-view'

/** Loaded when it is first opened, so that the board's page does not grow. */
const load = () => lazy(() => import('./chart-view'))

/** The chart. Where it cannot be loaded, or fails, the board goes on. */
export function LazyChart(props: ChartViewProps) {
  const t = useTranslations('chart')
  const [Chart, setChart] = useState(load)
  return (
    <ChartBoundary
      failed={(again) => <Failed banner={props.banner} onRetry={again} />}
      onRetry={() => setChart(load())}
    >
      <Suspense
        fallback={
          <>
            {props.banner}
            <p role="status" className="py-6 text-lg text-ink-soft">
              {t('opening')}
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
  /** What is shown instead; `again` tries once more. */
  readonly failed: (again: () => void) => ReactNode
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
    return this.props.failed(() => {
      this.props.onRetry()
      this.setState({ failed: false })
    })
  }
}

function Failed({ banner, onRetry }: { banner: ReactNode; onRetry: () => void }) {
  const t = useTranslations('chart')
  return (
    <>
      {banner}
      <div role="alert" className="py-4">
        <p className="text-lg font-semibold">{t('failed')}</p>
        <Button className="mt-3" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      </div>
    </>
  )
}
