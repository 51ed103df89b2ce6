import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '@/server/config'
import { newFolder } from '../../../support/folders'

const PEM = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n'
const pem = async (text = PEM): Promise<string> => {
  const file = join(await newFolder('pem'), 'file.pem')
  await writeFile(file, text)
  return file
}
const collector = (env: Record<string, string>) => {
  const read = readConfig(env as unknown as NodeJS.ProcessEnv)
  return read.ok ? read.config.auditSyslog : read.lines.map((line) => line.split(':')[0])
}

test('rows are sent nowhere unless it is said where', () => {
  expect(collector({})).toBeUndefined()
})

test('an address names the collector; the port has a default', () => {
  expect(collector({ AUDIT_SYSLOG: 'tls://logs.example' })).toEqual({
    host: 'logs.example',
    port: 6514,
    tls: {},
  })
  expect(collector({ AUDIT_SYSLOG: 'tls://[::1]:7000' })).toEqual({ host: '::1', port: 7000, tls: {} })
  expect(collector({ AUDIT_SYSLOG: 'tcp://127.0.0.1' })).toEqual({ host: '127.0.0.1', port: 601 })
})

test('certificates are read from files', async () => {
  const file = await pem()
  const env = { AUDIT_SYSLOG_CA: file, AUDIT_SYSLOG_CERT: file, AUDIT_SYSLOG_KEY: file }
  expect(collector({ AUDIT_SYSLOG: 'tls://logs.example', ...env })).toMatchObject({
    tls: { ca: PEM, cert: PEM, key: PEM },
  })
})

test('what does not fit is named', async () => {
  const file = await pem()
  const tls = { AUDIT_SYSLOG: 'tls://logs.example' }
  expect(collector({ AUDIT_SYSLOG: 'udp://logs.example' })).toEqual(['AUDIT_SYSLOG'])
  expect(collector({ ...tls, AUDIT_SYSLOG_CERT: file })).toEqual(['AUDIT_SYSLOG_KEY'])
  expect(collector({ ...tls, AUDIT_SYSLOG_KEY: file })).toEqual(['AUDIT_SYSLOG_CERT'])
  expect(collector({ ...tls, AUDIT_SYSLOG_CA: '/nowhere.pem' })).toEqual(['AUDIT_SYSLOG_CA'])
  expect(collector({ ...tls, AUDIT_SYSLOG_CA: await pem('none') })).toEqual(['AUDIT_SYSLOG_CA'])
  expect(collector({ AUDIT_SYSLOG: 'tcp://127.0.0.1', AUDIT_SYSLOG_CA: file })).toEqual(['AUDIT_SYSLOG'])
  expect(collector({ AUDIT_NIGHT: '22' })).toEqual(['AUDIT_NIGHT'])
})
