import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { readBounded } from './body'

interface FileRules {
  readonly types: readonly string[]
  readonly maxBytes: number
}

/** A request's body as a file, with its media type. */
interface ReceivedFile {
  readonly type: string
  readonly bytes: Uint8Array
}

/** Reads a request's body as a file. Refuses unsupported_media_type without reading it, and payload_too_large. */
export const fileBody =
  ({ types, maxBytes }: FileRules) =>
  async (request: Request): Promise<Result<ReceivedFile>> => {
    const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
    if (!types.includes(type)) {
      return refused('unsupported_media_type', refusalText('sent.fileTypes', { types: types.join(', ') }))
    }
    const bytes = await readBounded(request, maxBytes)
    if (bytes) return accepted({ type, bytes })
    return refused(
      'payload_too_large',
      refusalText('sent.fileSize', { megabytes: String(maxBytes / 1024 / 1024) }),
    )
  }
