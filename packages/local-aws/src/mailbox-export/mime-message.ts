export type Mailbox = { name: string; address: string }

export type MimeMessage = {
  id: string
  date: Date
  from: Mailbox
  to: Mailbox
  subject: string
  text: string
  /** The iCalendar object of a meeting. */
  calendar?: string
  attachment?: { name: string; type: string; content: string }
}

const maxLine = 76

/** The most bytes in an encoded word of 75 characters. Source: RFC 2047. */
const maxWordBytes = 45

function base64Lines(text: string): string {
  const encoded = Buffer.from(text, 'utf8').toString('base64')
  return (encoded.match(new RegExp(`.{1,${maxLine}}`, 'g')) ?? []).join('\r\n')
}

/** Splits a text into pieces of at most `maxWordBytes` without cutting a character. */
function pieces(text: string): string[] {
  const found: string[] = []
  let piece = ''
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > maxWordBytes) {
      found.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...found, piece]
}

/** Encodes a header's text in ASCII. Source: RFC 2047. */
function encodeHeader(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= maxLine - 10) return text
  return pieces(text)
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece, 'utf8').toString('base64')}?=`)
    .join('\r\n ')
}

function encodeMailbox({ name, address }: Mailbox): string {
  const isPlain = /^[\w ]*$/.test(name)
  return `${isPlain ? name : encodeHeader(name)} <${address}>`
}

function textPart(type: string, text: string, more: string[] = []): string {
  return [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    ...more,
    '',
    base64Lines(text),
  ].join('\r\n')
}

function bodyParts({ text, calendar, attachment }: MimeMessage): string[] {
  const parts = [textPart('text/plain', text)]
  if (calendar !== undefined) parts.push(textPart('text/calendar; method=REQUEST', calendar))
  if (attachment)
    parts.push(
      textPart(attachment.type, attachment.content, [
        `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
      ]),
    )
  return parts
}

/**
 * Writes a message as MIME; the same message gives the same bytes. Source: RFC 5322, RFC 2045, RFC
 * 2231.
 */
export function writeMime(message: MimeMessage): string {
  const boundary = `=_${message.id.replaceAll(/[^\w]/g, '_')}`
  const header = [
    `Date: ${message.date.toUTCString().replace('GMT', '+0000')}`,
    `From: ${encodeMailbox(message.from)}`,
    `To: ${encodeMailbox(message.to)}`,
    `Subject: ${encodeHeader(message.subject)}`,
    `Message-ID: <${message.id}>`,
    'MIME-Version: 1.0',
  ].join('\r\n')
  const parts = bodyParts(message)
  const [only] = parts
  if (parts.length === 1) return `${header}\r\n${only}\r\n`
  const kind = message.calendar === undefined ? 'mixed' : 'alternative'
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')
  return `${header}\r\nContent-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${body}--${boundary}--\r\n`
}
