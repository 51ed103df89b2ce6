import { hash, verify } from '@node-rs/argon2'
import { LONGEST_PASSWORD } from '@/lib/board/account'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB of memory, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Any hash of that cost: a check against it takes as long as against a real one. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

/** Returns an argon2id hash in PHC form, with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST)

/** Returns whether `password` matches. It takes as long without a hash, so that timing does not reveal which accounts exist. */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  const tooLong = password.length > LONGEST_PASSWORD
  const same = await verify(storedHash ?? NOBODYS_HASH, tooLong ? '' : normal(password))
  return same && storedHash !== null && !tooLong
}

/** Keyboards compose accents differently (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC')
