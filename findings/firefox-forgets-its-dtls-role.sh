#!/usr/bin/env bash
# Firefox 153 ESR, Chromium 156: a WebRTC call in which Firefox made the first offer. Chromium then offers an ICE restart, with the
# same DTLS association and a=setup:actpass, as JSEP (RFC 8829, 5.2.2) wants it.
#
# Expected: the answerer keeps its DTLS role, because no new association is made (RFC 8842, 5.3; RFC 8829, 5.3.1). Firefox was the
#           server (Chromium answered a=setup:active), so its answer says a=setup:passive.
# Seen:     Firefox answers a=setup:active. Chromium then refuses the answer, or takes it and no packet passes any more.
#
# Needs firefox-esr and chromium of Debian on the PATH, and npm. Prints what both say, and fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent puppeteer-core@24.43.1
cat >run.mjs <<'EOF'
import { execSync } from 'node:child_process'
import { createServer } from 'node:http'
import puppeteer from 'puppeteer-core'

const page = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>call'))
await new Promise((resolve) => page.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${page.address().port}/`
const which = (name) => execSync(`command -v ${name}`, { shell: '/bin/bash' }).toString().trim()
const browsers = [
  await puppeteer.launch({
    browser: 'firefox',
    executablePath: which('firefox-esr'),
    extraPrefsFirefox: {
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
    },
  }),
  await puppeteer.launch({
    executablePath: which('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-features=WebRtcHideLocalIpsWithMdns'],
  }),
]
for (const browser of browsers) console.log(await browser.version())
const [firefox, chromium] = await Promise.all(
  browsers.map(async (browser) => {
    const tab = await browser.newPage()
    await tab.goto(address)
    await tab.evaluate(() => {
      window.pc = new RTCPeerConnection()
      // All candidates stand in the description: nothing else is signalled.
      window.described = async (options) => {
        await pc.setLocalDescription(options ? await pc.createOffer(options) : undefined)
        while (pc.iceGatheringState !== 'complete') await new Promise((done) => setTimeout(done, 50))
        return pc.localDescription.toJSON()
      }
      window.connected = async () => {
        while (pc.connectionState !== 'connected') await new Promise((done) => setTimeout(done, 50))
      }
    })
    return tab
  }),
)
const take = (tab, description) =>
  tab.evaluate(async (said) => {
    await pc.setRemoteDescription(said)
    return said.type === 'offer' ? described() : null
  }, description)
const role = ({ sdp }) => /a=setup:(\w+)/.exec(sdp)[1]

const offer = await firefox.evaluate(() => {
  pc.createDataChannel('call')
  return described()
})
const answer = await take(chromium, offer)
await take(firefox, answer)
await Promise.all([firefox, chromium].map((tab) => tab.evaluate(() => connected())))
const restart = await chromium.evaluate(() => described({ iceRestart: true }))
const again = await take(firefox, restart)
const refused = await take(chromium, again).then(
  () => 'no',
  (error) => String(error.message).split('\n')[0],
)
console.log(`first offer, Firefox:      ${role(offer)}`)
console.log(`first answer, Chromium:    ${role(answer)}  (so Firefox is the DTLS server)`)
console.log(`restart, Chromium offers:  ${role(restart)}`)
console.log(`restart, Firefox answers:  ${role(again)}  (expected: passive)`)
console.log(`Chromium refuses it:       ${refused}`)
for (const browser of browsers) await browser.close()
page.close()
process.exit(role(answer) === 'active' && role(again) === 'active' ? 0 : 1)
EOF
node run.mjs
