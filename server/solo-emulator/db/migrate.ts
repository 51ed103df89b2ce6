import { join } from 'node:path'
import type { Database } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'

/** Brings the embedded Solo's own schema up to date. To be called before `createSoloServer` and `loadDemoHospital`. */
export const migrateSolo = (database: Database): Promise<void> =>
  database.migrate(join(projectRoot(), 'server/solo-emulator/db/migrations'), 'solo_migrations')
