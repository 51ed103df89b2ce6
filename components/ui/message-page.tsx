import type { ReactNode } from 'react'

/** A page with one message. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div className="max-w-lg">
        <h1 className="text-3xl font-bold tracking-tight">{title}</h1>
        <div className="mt-4 text-lg text-ink-soft">{children}</div>
      </div>
    </main>
  )
}
