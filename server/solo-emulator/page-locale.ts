import type { FastifyRequest } from 'fastify'
import { askedLocale } from '@/lib/words/asked-locale'
import { LOCALE_COOKIE, type Locale } from '@/lib/words/locales'
import { readCookie } from '@/server/platform/http/cookies'

/** The language of whoever opens a page of this server in a browser. */
export const localeOf = ({ headers }: FastifyRequest): Locale =>
  askedLocale(readCookie(headers.cookie ?? null, LOCALE_COOKIE), headers['accept-language'] ?? null)
