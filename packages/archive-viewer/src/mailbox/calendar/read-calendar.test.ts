import { expect, test } from 'vitest'
import { readCalendar } from './read-calendar.ts'

const items = (...lines: string[]) =>
  readCalendar(
    new TextEncoder().encode(
      ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'),
    ),
  )
const event = (...lines: string[]) => items('BEGIN:VEVENT', ...lines, 'END:VEVENT')

const windowsZone = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

test.each([
  ['UTC', 'DTSTART:20260706T090000Z', { at: Date.UTC(2026, 6, 6, 9), isDay: false }],
  [
    'a zone by name',
    'DTSTART;TZID=Europe/Berlin:20260106T090000',
    { at: Date.UTC(2026, 0, 6, 8), zone: 'Europe/Berlin' },
  ],
  [
    'a zone that Windows wrote, in summer',
    'DTSTART;TZID=W. Europe Standard Time:20260706T090000',
    { at: Date.UTC(2026, 6, 6, 7), zone: 'W. Europe Standard Time' },
  ],
  [
    'a zone that Windows wrote, in winter',
    'DTSTART;TZID=W. Europe Standard Time:20261106T090000',
    { at: Date.UTC(2026, 10, 6, 8) },
  ],
  ['a day', 'DTSTART;VALUE=DATE:20260706', { at: Date.UTC(2026, 6, 6), isDay: true }],
  ['nonsense', 'DTSTART:nonsense', undefined],
])('ARC-05: a calendar item that starts at %s', (_, start, expected) => {
  const [item] = items(...windowsZone, 'BEGIN:VEVENT', start, 'SUMMARY:s', 'END:VEVENT')
  if (expected) expect(item?.start).toMatchObject(expected)
  else expect(item).toMatchObject({ summary: 's' })
  if (!expected) expect(item?.start).toBeUndefined()
})

test('ARC-05: what a calendar item says is unfolded and unescaped', () => {
  expect(
    event(
      'SUMMARY;LANGUAGE=de-DE:Jour fixe \\; Grö',
      ' ße',
      'DTSTART:20260706T090000Z',
      'DURATION:PT1H30M',
      'LOCATION:Raum 1\\, Haus 2',
      'DESCRIPTION:Zeile 1\\nZeile 2',
      'ORGANIZER;CN=Ana Silva:mailto:ana@x.example',
      'ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@x.example',
      'ATTENDEE:mailto:c@x.example',
      'RRULE:FREQ=WEEKLY;BYDAY=MO',
      'STATUS:CONFIRMED',
    ),
  ).toMatchObject([
    {
      summary: 'Jour fixe ; Größe',
      end: { at: Date.UTC(2026, 6, 6, 10, 30) },
      location: 'Raum 1, Haus 2',
      description: 'Zeile 1\nZeile 2',
      organizer: 'Ana Silva <ana@x.example>',
      attendees: ['Bob <bob@x.example>', 'c@x.example'],
      repeats: 'FREQ=WEEKLY;BYDAY=MO',
      status: 'CONFIRMED',
    },
  ])
})

test.each([
  ['nothing', ''],
  ['no calendar', 'Subject: x'],
  ['one that never ends', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(20_000)}`],
  ['too many', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\nEND:VEVENT\r\n'.repeat(5_000)}END:VCALENDAR`],
  ['too large', `BEGIN:VCALENDAR\r\nX:${'y'.repeat(600_000)}\r\nEND:VCALENDAR`],
])('ARC-06: %s has no items, and that soon', (_, text) => {
  const began = performance.now()
  expect(readCalendar(new TextEncoder().encode(text))).toEqual([])
  expect(performance.now() - began).toBeLessThan(1_000)
})
