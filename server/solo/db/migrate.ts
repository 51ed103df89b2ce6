import { join } from 'node:path'
import type { Database } from '@/server/db/open'
import { projectRoot } from '@/server/project-root'

/** Brings the embedded Solo's own schema up to date. To be called before `createSoloServer` and `loadDemoHospital`. */
export const migrateSolo = (database: Database): Promise<void> =>
  database.migrate(join(projectRoot(), 'server/solo/db/migrations'), 'solo_migrations')
