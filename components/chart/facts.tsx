/** A name, and what is known about it, line by line. */
export interface Fact {
  readonly name: string
  readonly lines: readonly string[]
}

/** Facts with different names, in two columns where there is room. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-8 sm:grid-cols-2">
      {facts.map(({ name, lines }) => (
        <div key={name} className="flex gap-4 border-b border-line py-2 text-base">
          <dt className="w-36 flex-none text-ink-soft">{name}</dt>
          <dd className="min-w-0 flex-1 break-words">
            {lines.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
