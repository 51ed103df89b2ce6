'use client'

import './globals.css'
import { Button } from '@/components/ui/button'
import { Plain } from '@/components/ui/plain'

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <Plain title="Lantern has stopped working on this screen">
          <p>Use the phone or the nurse call. Requests that were received are kept.</p>
          <Button look="primary" className="mt-6" onClick={() => window.location.reload()}>
            Load again
          </Button>
        </Plain>
      </body>
    </html>
  )
}
