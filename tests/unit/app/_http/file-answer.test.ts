import { expect, test } from 'vitest'
import { attachment, fileAnswer } from '@/app/_http/file-answer'

test('a file is saved, not shown: its type is not guessed, and no cache keeps it', () => {
  const { headers } = fileAnswer({ name: 'removed-file', type: 'application/pdf', bytes: new Uint8Array(3) })
  expect(Object.fromEntries(headers)).toEqual({
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename="removed-file"',
    'content-length': '3',
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
  })
})

test.each([
  ['a"; filename="b.exe', `filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`],
  ['a\r\nSet-Cookie: x=1', `filename="a__Set-Cookie: x=1"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1`],
  ['Añón (1).pdf', `filename="A__n (1).pdf"; filename*=UTF-8''A%C3%B1%C3%B3n%20%281%29.pdf`],
])('the name %j cannot leave its header', (name, rest) => {
  expect(attachment(name, 'application/pdf')['Content-Disposition']).toBe(`attachment; ${rest}`)
})
