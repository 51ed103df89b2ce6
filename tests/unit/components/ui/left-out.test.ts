import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import * as noBinary from '@/components/feed/no-binary'
import * as noErrorStyles from '@/components/ui/no-error-styles'
import config from '../../../../next.config.mjs'

const require = createRequire(import.meta.url)
const parser = join(process.cwd(), 'node_modules', 'socket.io-parser', 'build', 'esm')

/** Where each library asks for what is left out: under another name it would be in every page again, without a word. */
const ASKED_FOR = [
  ['socket.io-parser/build/esm/index.js', './is-binary.js'],
  ['engine.io-parser/build/esm/decodePacket.browser.js', './contrib/base64-arraybuffer.js'],
  ['next/dist/client/app-globals.js', '../build/polyfills/polyfill-module'],
  ['next/dist/build/polyfills/process.js', 'next/dist/compiled/process'],
  ['next/dist/client/components/builtin/global-error.js', './error-styles'],
] as const

/** What `next.config.mjs` puts in the place of parts of libraries must have the names that the rest of the library asks for. */
describe('what stands in the place of parts that are left out', () => {
  it.each(ASKED_FOR)('is named as %s asks for it', (file, name) => {
    expect(Object.keys(config.turbopack?.resolveAlias ?? {})).toContain(name)
    expect(readFileSync(join('node_modules', file), 'utf8')).toContain(name)
  })

  it('has every name of what it replaces in socket.io', async () => {
    const isBinary: object = await import(join(parser, 'is-binary.js'))
    expect(Object.keys(noBinary)).toEqual(expect.arrayContaining(Object.keys(isBinary)))
  })

  it('leaves the words and buttons of the last error page of Next', () => {
    const styles = 'next/dist/client/components/builtin/error-styles'
    expect(Object.keys(noErrorStyles).sort()).toEqual(Object.keys(require(styles)).sort())
    const cached = require.cache[require.resolve(styles)]
    if (!cached) throw new Error('not loaded')
    const exports = cached.exports
    cached.exports = noErrorStyles
    const page: FunctionComponent<{ error: Error }> =
      require('next/dist/client/components/builtin/global-error').default
    cached.exports = exports
    const html = renderToStaticMarkup(createElement(page, { error: new Error('made up') }))
    expect(html).toContain('This page couldn’t load')
    expect(html).toContain('>Reload</button>')
  })
})
