import { en } from './en'
import { es } from './es'
import type { Locale } from './locales'
import type { Translated } from './translated'

export type Words = Translated<typeof en>

/** One part of the catalogue: the words of a page, a panel, or a kind of message. */
export type Namespace = keyof typeof en

/** All words of every language. Server only: a browser gets the namespaces that its page names, compiled (compile.ts). */
export const CATALOGUE: Readonly<Record<Locale, Words>> = { en, es }

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof en
    Locale: Locale
  }
}
