import { en } from './en'
import { es } from './es'
import type { Locale } from './locales'
import type { Translated } from './translated'

export type Words = Translated<typeof en>

/** One place in which words are said: a page, a panel, a kind of message. */
export type Namespace = keyof typeof en

/** Every language, whole. Server only: the browser gets what its page names, compiled (compile.ts). */
export const CATALOGUE: Readonly<Record<Locale, Words>> = { en, es }

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof en
    Locale: Locale
  }
}
