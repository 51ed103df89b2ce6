import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/solo-emulator/db/schema.ts',
  out: './server/solo-emulator/db/migrations',
})
