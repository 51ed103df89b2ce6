'use client'

import './globals.css'
import { TryAgain } from '@/components/recovery/try-again'

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <TryAgain />
      </body>
    </html>
  )
}
