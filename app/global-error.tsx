'use client'

import './globals.css'
import { TryAgain } from '@/components/recovery/try-again'

const reload = () => window.location.reload()

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <TryAgain again={reload} />
      </body>
    </html>
  )
}
