/**
 * Reads a body of at most `mostBytes`; null where it is larger. Such a body is read on and dropped, to its end or `readOnBytes`: many
 * clients look for an answer only once they have sent everything, and report a broken connection if the server is done before.
 */
export async function readWithin(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
  readOnBytes: number,
): Promise<Buffer | null> {
  const kept: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.byteLength
    if (length <= mostBytes) kept.push(chunk)
    else kept.length = 0
    if (length > readOnBytes) break
  }
  return length > mostBytes ? null : Buffer.concat(kept)
}
