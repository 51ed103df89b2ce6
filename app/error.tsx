'use client'

import { TryAgain } from '@/components/recovery/try-again'

export default function ErrorPage() {
  return <TryAgain />
}
