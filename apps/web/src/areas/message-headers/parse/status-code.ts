/** What a status code means for people, with what to do; the key of its words. */
export type StatusMeaning =
  | ('suppressed' | 'unauthenticated')
  | ('noMailbox' | 'noDomain' | 'badAddress' | 'moved' | 'badSender' | 'takesNoMail')
  | ('disabled' | 'full' | 'tooLarge' | 'listFailed')
  | ('busy' | 'noAnswer' | 'noRoute' | 'loop' | 'expired')
  | ('refused' | 'noReverseName' | 'tooMany')
  | ('address' | 'mailbox' | 'system' | 'network' | 'protocol' | 'content' | 'policy')

/** Source: RFC 3463 §3; RFC 7372, RFC 7505 §4; IANA, SMTP Enhanced Status Codes. */
const meanings: Readonly<Record<string, StatusMeaning>> = {
  ...{ '1.1': 'noMailbox', '1.2': 'noDomain', '1.3': 'badAddress', '1.6': 'moved' },
  ...{ '1.7': 'badSender', '1.8': 'badSender', '1.10': 'takesNoMail', '7.27': 'badSender' },
  ...{ '2.1': 'disabled', '2.2': 'full', '2.3': 'tooLarge', '2.4': 'listFailed' },
  ...{ '3.1': 'busy', '3.2': 'busy', '3.4': 'tooLarge' },
  ...{ '4.1': 'noAnswer', '4.2': 'noAnswer', '4.3': 'noRoute', '4.4': 'noRoute' },
  ...{ '4.5': 'busy', '4.6': 'loop', '4.7': 'expired' },
  ...{ '7.1': 'refused', '7.20': 'unauthenticated', '7.21': 'unauthenticated' },
  ...{ '7.22': 'unauthenticated', '7.23': 'unauthenticated', '7.24': 'unauthenticated' },
  ...{ '7.25': 'noReverseName', '7.26': 'unauthenticated', '7.28': 'tooMany' },
}

/** What the second number says where the third one says nothing. Source: RFC 3463 §2. */
const subjects: Readonly<Record<string, StatusMeaning>> = {
  ...{ 1: 'address', 2: 'mailbox', 3: 'system', 4: 'network' },
  ...{ 5: 'protocol', 6: 'content', 7: 'policy' },
}

/** A status code, such as `5.1.1`, and what it means. */
export type Status = {
  code: string
  /** `5`: it stays so; `4`: the server tries again; `2`: it worked. Source: RFC 3463 §2. */
  kind: 'permanent' | 'temporary' | 'success'
  meaning?: StatusMeaning
}

const kinds: Readonly<Record<string, Status['kind']>> = {
  ...{ 2: 'success', 4: 'temporary', 5: 'permanent' },
}

const written = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/

/**
 * Returns what a status code means. Where it says nothing, as `5.0.0` does, the one in the words of
 * the server counts. These also name the suppression list of Amazon SES, and the checks of the
 * sender, for which servers use general codes.
 */
export function statusOf(status: string, diagnostic: string): Status | undefined {
  const [own, told] = [status, diagnostic].map((text) => written.exec(text.slice(0, 2_000)))
  const [code, first = '', subject = '', detail = ''] =
    (own && (own[2] !== '0' || !told) ? own : told) ?? []
  const kind = kinds[first]
  if (code === undefined || kind === undefined) return undefined
  const meaning = meanings[`${subject}.${detail}`] ?? subjects[subject]
  return { code, kind, ...meaningIn(kind, subject, meaning, diagnostic) }
}

function meaningIn(
  kind: Status['kind'],
  subject: string,
  meaning: StatusMeaning | undefined,
  diagnostic: string,
): Pick<Status, 'meaning'> {
  if (kind === 'success') return {}
  if (/\bsuppress(?:ion list|ed sending)\b/i.test(diagnostic)) return { meaning: 'suppressed' }
  // Microsoft has other meanings for 5.1.10 and 5.4.1 than the standard.
  const isUnknown = /\brecipient ?(?:not ?found\b|address rejected\b)/i.test(diagnostic)
  if (isUnknown && (subject === '1' || subject === '4')) return { meaning: 'noMailbox' }
  const isGeneral = subject === '7' && (meaning === 'refused' || meaning === 'policy')
  if (isGeneral && /\b(?:spf|dkim|dmarc)\b/i.test(diagnostic)) return { meaning: 'unauthenticated' }
  return meaning === undefined ? {} : { meaning }
}
