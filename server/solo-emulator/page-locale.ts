import type { FastifyRequest } from 'fastify'
import { askedLocale } from '@/lib/words/asked-locale'
import { LOCALE_COOKIE, type Locale } from '@/lib/words/locales'
import { readChoice } from '@/server/platform/http/cookies'

/** Returns the language of the browser that opens a page of this server. */
export const localeOf = ({ headers }: FastifyRequest): Locale =>
  askedLocale(readChoice(headers.cookie ?? null, LOCALE_COOKIE), headers['accept-language'] ?? null)
