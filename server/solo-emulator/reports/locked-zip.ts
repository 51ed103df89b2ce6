import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

/**
 * Returns a zip of one file, encrypted with `password` in UTF-8. It uses ZipCrypto, the traditional encryption of zips: the only
 * one that 7-Zip, Info-ZIP, Windows and Python's zipfile all open. It stops the curious, not a cryptanalyst.
 */
export async function lockedZip(name: string, content: Uint8Array, password: string): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  await zip.add(name, new Uint8ArrayReader(content), {
    // As bytes: of a text, zip.js takes the low byte of each UTF-16 unit, which no other program does.
    rawPassword: new TextEncoder().encode(password),
    zipCrypto: true,
    dataDescriptor: false,
  })
  return zip.close()
}
