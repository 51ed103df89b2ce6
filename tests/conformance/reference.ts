import { readFileSync } from 'node:fs'

/** One example of the reference, as written: texts still hold their comments. */
export interface ReferenceExample {
  readonly headers: Readonly<Record<string, string>>
  /** Of the request; null where the example shows none. */
  readonly body: string | null
  /** The bodies of the documented answers, the success first, then the errors. */
  readonly answers: readonly string[]
}

export interface ReferenceOperation {
  readonly title: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With the examples of its parameters put in. */
  readonly path: string
  readonly template: string
  readonly examples: readonly ReferenceExample[]
}

/** One of them ends in a stray quotation mark. */
const ACTION = /^(.+?)(GET|POST|PUT|DELETE)(\/[^\s"]+)"?$/
/** An example runs into the description after it: only the kinds of values that there are tell them apart. */
const PARAMETER =
  /^- (\w+)\n.*\n\((?:required|optional)\) Example: ([0-9a-fx]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d|\d+|GreatRoom|myFileName\.pdf)/gm

/**
 * The operations that a flattened copy of the reference describes. Each has its examples first (a request's headers and
 * body, then the answers'), then a line with its title, method and path, then its parameters.
 */
export function readReference(file: URL): ReferenceOperation[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const actions = lines.flatMap((line, at) => {
    const match = ACTION.exec(line)
    return match ? [{ at, title: match[1] ?? '', method: match[2] ?? '', template: match[3] ?? '' }] : []
  })
  return actions.map(({ at, title, method, template }, index) => {
    const before = lines.slice((actions[index - 1]?.at ?? -1) + 1, at)
    const after = lines.slice(at + 1, actions[index + 1]?.at)
    const end = after.indexOf('Headers')
    const parameters = after.slice(0, end < 0 ? undefined : end).join('\n')
    return {
      title,
      method: method as ReferenceOperation['method'],
      template,
      path: withExamples(template, parameters),
      examples: examplesIn(before.slice(Math.max(0, before.indexOf('Headers')))),
    }
  })
}

function withExamples(template: string, parameters: string): string {
  const values = new Map(
    [...parameters.matchAll(PARAMETER)].map(([, name = '', value = '']) => [name, value]),
  )
  return template
    .replace(/\{(\w+)\}/g, (whole, name) => values.get(name) ?? whole)
    .replace(/\{\?([\w,]+)\}/, (whole, names: string) => {
      const pairs = names.split(',').map((name): [string, string] => [name, values.get(name) ?? whole])
      return `?${new URLSearchParams(pairs)}`
    })
}

/** A request's headers hold the Api-Key; what follows is its body, until headers or a body of an answer. */
function examplesIn(lines: readonly string[]): ReferenceExample[] {
  const blocks = lines
    .join('\n')
    .split(/^(?=Headers$|Body$)/m)
    .map((block) => ({
      kind: block.slice(0, block.indexOf('\n')),
      text: block
        .slice(block.indexOf('\n') + 1)
        .replaceAll(/^```(js)?$/gm, '')
        // The heading of the next answer.
        .replace(/\n(Bad Request|Rejected request)\n$/, '')
        .trim(),
    }))
  const starts = blocks.flatMap(({ kind, text }, index) =>
    kind === 'Headers' && text.includes('Api-Key') ? [index] : [],
  )
  return starts.map((start, nth) => {
    const [head, ...rest] = blocks.slice(start, starts[nth + 1])
    const asks = rest[0]?.kind === 'Body'
    return {
      headers: Object.fromEntries((head?.text ?? '').split('\n').map((line) => line.split(': '))),
      body: asks ? (rest[0]?.text ?? '') : null,
      answers: rest
        .slice(asks ? 1 : 0)
        .filter((block) => block.kind === 'Body')
        .map((block) => block.text),
    }
  })
}

/** The text without its `// …` comments, and otherwise to the letter; a string's own slashes stay. */
export const withoutComments = (text: string): string =>
  text.replaceAll(/("(?:[^"\\]|\\.)*")|[ \t]*\/\/.*$/gm, (_, string: string | undefined) => string ?? '')

/**
 * An answer of the reference as a value. Its answers have commas too few and too many at the ends of lines; requests are
 * never read with this, but sent as they stand.
 */
export const answerValue = (answer: string): unknown =>
  JSON.parse(
    withoutComments(answer)
      .replaceAll(/,(\s*[}\]])/g, '$1')
      .replaceAll(/(["}\]\d])(\s*\n\s*")/g, '$1,$2'),
  )
