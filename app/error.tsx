'use client'

import { Button } from '@/components/ui/button'
import { Plain } from '@/components/ui/plain'

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Plain title="Lantern has stopped working on this screen">
      <p>Use the phone or the nurse call. Requests that were received are kept.</p>
      <Button look="primary" className="mt-6" onClick={retry}>
        Try again
      </Button>
    </Plain>
  )
}
