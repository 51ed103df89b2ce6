import { describe, expect, it } from 'vitest'
import { readPlan } from '@/server/hospital/plan'

const HEADER = 'building,floor,room,bed,department,device_serial,phone'

describe('A table of beds', () => {
  it('is read with its optional columns empty or absent', () => {
    expect(readPlan(`﻿${HEADER}\nhospital,floor 2,431,bed 2,emergency department,123457,4310\n`)).toEqual({
      ok: true,
      value: [
        {
          building: 'hospital',
          floor: 'floor 2',
          room: '431',
          bed: 'bed 2',
          department: 'emergency department',
          device_serial: '123457',
          phone: '4310',
        },
      ],
    })
    expect(readPlan('building,floor,room,bed\n"North, old",1,2,3')).toMatchObject({
      value: [{ building: 'North, old', department: null, device_serial: null, phone: null }],
    })
  })

  it.each([
    ['an empty room', 'hospital,floor 2,,bed 2,,,', '2.room'],
    ['a bed twice', 'h,1,2,3,,,\nh,1,2,3,,,', '3.bed'],
    ['a device twice', 'h,1,2,3,,55,\nh,1,2,4,,55,', '3.device_serial'],
  ])('is refused whole for %s, and says where', (_, rows, field) => {
    expect(readPlan(`${HEADER}\n${rows}`)).toMatchObject({ refusal: { code: 'invalid', field } })
  })

  it.each(['', HEADER, 'a"b\n"', '\u0000'])('is refused when it is none (%j)', (text) => {
    expect(readPlan(text)).toMatchObject({ refusal: { code: 'invalid' } })
  })
})
