import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB of memory, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashing is dear, so nobody may make us hash a book. */
export const LONGEST_PASSWORD = 256

/** Any hash of that cost: checking a password against it takes as long as against a real one. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

/** An argon2id hash in PHC form, with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST)

/** Whether `password` is the one; takes as long when there is no hash, so that timing does not tell who exists. */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  const tooLong = password.length > LONGEST_PASSWORD
  const same = await verify(storedHash ?? NOBODYS_HASH, tooLong ? '' : normal(password))
  return same && storedHash !== null && !tooLong
}

/** Keyboards compose accents differently (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC')
