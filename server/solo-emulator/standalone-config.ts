import { resolve } from 'node:path'
import { z } from 'zod'
import {
  flag,
  logLevel,
  postgresUrl,
  type Read,
  readEnvironment,
  text,
  whole,
} from '@/server/platform/environment'

const environment = z.object({
  PORT: whole(0, 65_535).default(3100),
  HOST: text(1).default('127.0.0.1'),
  DATA_DIR: text(1).default('./.data/solo'),
  DATABASE_URL: postgresUrl.optional(),
  SOLO_API_KEY: text(8).optional(),
  SOLO_LINKING_SECRET: text(8).optional(),
  WEBHOOKS_ALLOW_PRIVATE: flag.default(false),
  LOG_LEVEL: logLevel.default('warn'),
})

export interface StandaloneConfig {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Absent: a key is made once and kept in `dataDir`. */
  readonly apiKey: string | undefined
  /** Absent: a secret is made once and kept in `dataDir`. */
  readonly linkingSecret: string | undefined
  /** Whether webhooks may lead to loopback and private addresses. */
  readonly webhooksAllowPrivate: boolean
  readonly logLevel: string
}

/** Reads the environment of the Solo emulator as a process of its own. */
export const readStandaloneConfig = (env: NodeJS.ProcessEnv): Read<StandaloneConfig> =>
  readEnvironment(environment, env, (value) => ({
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    apiKey: value.SOLO_API_KEY,
    linkingSecret: value.SOLO_LINKING_SECRET,
    webhooksAllowPrivate: value.WEBHOOKS_ALLOW_PRIVATE,
    logLevel: value.LOG_LEVEL,
  }))
