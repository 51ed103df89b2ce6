/** Returns a text of a row's detail, which is JSON; null where it has none. A detail that was tampered with has none, and its row is shown. */
export function factOf(detail: string | null, name: string): string | null {
  const fact = factsOf(detail)[name]
  return typeof fact === 'string' ? fact : null
}

function factsOf(detail: string | null): Readonly<Record<string, unknown>> {
  try {
    const facts: unknown = JSON.parse(detail ?? '{}')
    return typeof facts === 'object' && facts !== null ? { ...facts } : {}
  } catch {
    return {}
  }
}
