/** The languages that Lantern speaks, each by its own name. A browser that asks for none of them gets the first. */
export const LOCALES = { en: 'English', es: 'Español' } as const

export type Locale = keyof typeof LOCALES

export const DEFAULT_LOCALE: Locale = 'en'

/** The cookie in which a browser keeps the language that was chosen on it. */
export const LOCALE_COOKIE = 'language'

/** English as in the United States, where the vendor's hospitals are; Spanish as in most places. BCP 47. */
const FORMATS: Readonly<Record<Locale, string>> = { en: 'en-US', es: 'es' }

/** Returns the BCP 47 tag by which dates and numbers are written in this language. */
export const formatTag = (locale: Locale): string => FORMATS[locale]

export const isLocale = (value: unknown): value is Locale => typeof value === 'string' && value in LOCALES
