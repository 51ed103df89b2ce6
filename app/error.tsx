'use client'

import { useRetry } from '@/components/recovery/use-retry'
import { TryAgain } from './_recovery/later'

export default function ErrorPage() {
  return <TryAgain {...useRetry()} />
}
