'use client'

import { TryAgain } from '@/components/recovery/try-again'

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <TryAgain again={retry} />
}
