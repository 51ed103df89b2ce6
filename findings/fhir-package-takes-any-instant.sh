#!/usr/bin/env bash
# fhir 4.12.0 (npm), Fhir.validate: an R4 AuditEvent whose `recorded` (an instant, required) is "yesterday".
#
# Expected: not valid. R4 gives the pattern of an instant, a date and a time with a zone (hl7.org/fhir/R4/datatypes.html#instant).
# Seen:     valid, without a message. Other kinds of value are looked at: requestor "yes" is refused as no boolean, and outcome "9"
#           as no code of its value set. What takes this package for the only check of times checks none.
#
# Needs npm. Prints what it says, and fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent fhir@4.12.0
cat >run.cjs <<'EOF'
const { Fhir } = require('fhir')
const event = {
  resourceType: 'AuditEvent',
  type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
  recorded: '2026-11-30T00:00:00.000Z',
  agent: [{ requestor: true }],
  source: { observer: { display: 'a server' } },
}
const valid = (more) => new Fhir().validate({ ...event, ...more }, { errorOnUnexpected: true }).valid
const seen = {
  'an instant': valid({}),
  'recorded: "yesterday"': valid({ recorded: 'yesterday' }),
  'requestor: "yes"': valid({ agent: [{ requestor: 'yes' }] }),
  'outcome: "9"': valid({ outcome: '9' }),
}
console.log(seen)
const expected = '[true,true,false,false]'
if (JSON.stringify(Object.values(seen)) !== expected) {
  console.error('No longer as described above.')
  process.exit(1)
}
EOF
node run.cjs
