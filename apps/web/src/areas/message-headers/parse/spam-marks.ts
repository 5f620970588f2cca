import type { Header } from './header-lines.ts'

/** The verdict on spam of a system other than Amazon, with the header that says it. */
export type SpamMark = {
  system: 'Microsoft' | 'SpamAssassin' | 'Rspamd' | 'Gmail'
  header: Header
  says: 'spam' | 'clean' | 'unclear'
}

type Reading = { system: SpamMark['system']; says: (value: string) => SpamMark['says'] }

/** Whether a number is at least what counts as spam, and nothing if there is no number. */
function byScore(score: string | undefined, spamFrom: number): SpamMark['says'] {
  const value = Number(score ?? Number.NaN)
  if (Number.isNaN(value)) return 'unclear'
  return value >= spamFrom ? 'spam' : 'clean'
}

/** Source: Microsoft, *Anti-spam message headers*: SFV, CAT and SCL. */
function forefront(value: string): SpamMark['says'] {
  if (
    /\bSFV:(?:SPM|SKS|SKB|BLK)\b|\bCAT:(?:SPM|HSPM|PHSH|HPHSH|HPHISH|SPOOF|MALW|BULK)\b/i.test(
      value,
    )
  )
    return 'spam'
  if (/\bSFV:(?:NSPM|SKN|SKI|SKA|SFE)\b/i.test(value)) return 'clean'
  return byScore(/\bSCL:(-?\d+)/i.exec(value)?.[1], 5)
}

/** Yes, No, or a number that says how often. */
function yesOrNo(value: string): SpamMark['says'] {
  if (/^\s*(?:yes|true|1)\b/i.test(value)) return 'spam'
  return /^\s*(?:no|false|0)\b/i.test(value) ? 'clean' : 'unclear'
}

const readings: Readonly<Record<string, Reading>> = {
  'x-forefront-antispam-report': { system: 'Microsoft', says: forefront },
  'x-ms-exchange-organization-scl': {
    ...{ system: 'Microsoft', says: (value) => byScore(value, 5) },
  },
  'x-spam-flag': { system: 'SpamAssassin', says: yesOrNo },
  'x-spam-status': { system: 'SpamAssassin', says: yesOrNo },
  'x-spam-score': { system: 'SpamAssassin', says: () => 'unclear' },
  'x-spamd-result': { system: 'Rspamd', says: (value) => yesOrNo(value.replace(/^[^:]*:/, '')) },
  'x-rspamd-score': { system: 'Rspamd', says: () => 'unclear' },
  'x-rspamd-action': {
    system: 'Rspamd',
    says: (value) => (/^\s*no action/i.test(value) ? 'clean' : 'spam'),
  },
  'x-gm-spam': { system: 'Gmail', says: yesOrNo },
  'x-gm-phishy': { system: 'Gmail', says: yesOrNo },
}

/** Returns what systems other than Amazon say about spam, in the order of the headers. */
export function spamMarksOf(headers: readonly Header[]): SpamMark[] {
  return headers.flatMap((header) => {
    const lower = header.name.toLowerCase()
    const reading = Object.hasOwn(readings, lower) ? readings[lower] : undefined
    return reading ? [{ system: reading.system, header, says: reading.says(header.value) }] : []
  })
}
