import { createChainCheck } from '../chain/check'
import { count, findingLines } from '../chain/findings'
import { BEGINNING, type ChainRow, patientsOf } from '../chain/row'
import { patientSet } from '../patient-sets'
import type { Archive } from './archives'
import { readArchive } from './file'
import { parseLines } from './lines'

/** Checks that archives follow each other from row 1 on, without their files. @returns a sentence for each that does not */
export function checkOrder(archives: readonly Archive[]): string[] {
  return archives.flatMap((archive, index) => {
    const before = archives[index - 1]
    const expected = before ? before.lastSeq + 1 : BEGINNING.seq + 1
    const follows = archive.previous === (before?.lastHash ?? BEGINNING.hash)
    if (archive.firstSeq === expected && follows) return []
    return [
      `The archive ${archive.file} does not follow the one before: it should begin with row ${count(expected)}.`,
    ]
  })
}

/** Checks the file of an archive and every row in it. @returns a sentence for each thing that is wrong */
export async function checkFile(
  folder: string,
  archive: Archive,
  seen: (row: ChainRow) => void,
): Promise<string[]> {
  const { file, firstSeq, lastSeq, previous, lastHash, sha256 } = archive
  const text = await readArchive(folder, file, sha256)
  if (text === null) {
    return [
      `Rows ${count(firstSeq)} to ${count(lastSeq)}: the file ${file} is missing in ${folder}, or was changed.`,
    ]
  }
  const check = createChainCheck({ seq: firstSeq - 1, hash: previous })
  const sets = new Set<string>()
  const wrong: string[] = []
  for (const line of parseLines(text)) {
    if (line.kind === 'set') {
      const { hash, mrns } = line.set
      sets.add(hash)
      if (patientSet(mrns).hash !== hash) wrong.push(`The set of patients ${hash.slice(0, 16)}… was changed.`)
      continue
    }
    check.take(line.row)
    seen(line.row)
    const named = patientsOf(line.row)
    if (named !== null && !sets.has(named))
      wrong.push(`The patients of row ${count(line.row.seq)} are missing.`)
  }
  wrong.push(...findingLines(check.end()))
  const head = check.head()
  if (head.seq !== lastSeq || head.hash !== lastHash)
    wrong.push(`It does not end with row ${count(lastSeq)}.`)
  return wrong.map((line) => `${file}: ${line}`)
}
