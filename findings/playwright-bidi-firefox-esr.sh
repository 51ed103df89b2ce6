#!/usr/bin/env bash
# playwright-core 1.65.1 with the channel `moz-firefox` (WebDriver BiDi), Firefox 153 ESR as Debian has it.
#
# Expected: browser.newContext() opens a context, whatever media features it asks for, or says which Firefox it needs.
# Seen:     it always sends emulation.setMediaFeaturesOverride, also with every media feature set to null, and Firefox 153 does not
#           know that command: "Protocol error (emulation.setMediaFeaturesOverride): unknown command". No context can be opened.
#           puppeteer-core 24.43.1 drives the same Firefox over the same protocol.
#
# Needs firefox-esr of Debian on the PATH, and npm. Prints what both say, and fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent playwright-core@1.65.1 puppeteer-core@24.43.1
cat >run.mjs <<'EOF'
import { execSync } from 'node:child_process'
import { firefox } from 'playwright-core'
import puppeteer from 'puppeteer-core'

const executablePath = execSync('command -v firefox-esr', { shell: '/bin/bash' }).toString().trim()
const plain = { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null }

const one = await firefox.launch({ channel: 'moz-firefox', executablePath })
const said = await one.newContext(plain).then(
  () => 'a context',
  (error) => error.message.split('\n')[0],
)
console.log(`Playwright, Firefox ${one.version()}: ${said}`)
await one.close()

const other = await puppeteer.launch({ browser: 'firefox', executablePath })
const context = await other.createBrowserContext()
const page = await context.newPage()
console.log(`Puppeteer, ${await other.version()}: 1 + 1 = ${await page.evaluate(() => 1 + 1)}`)
await other.close()
process.exit(said.includes('emulation.setMediaFeaturesOverride') && said.includes('unknown command') ? 0 : 1)
EOF
node run.mjs
