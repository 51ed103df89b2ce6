import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/solo/db/schema.ts',
  out: './server/solo/db/migrations',
})
