import { join } from 'node:path'
import type { Database } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'

/** Migrates the Solo emulator's schema. Call it before `createSoloServer` and `loadDemoHospital`. */
export const migrateSolo = (database: Database): Promise<void> =>
  database.migrate(join(projectRoot(), 'server/solo-emulator/db/migrations'), 'solo_migrations')
