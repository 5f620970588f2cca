import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime'
import { type CalendarItem, readCalendar } from '../calendar/read-calendar.ts'
import { dateOf } from '../index/read-headers.ts'
import { limits } from '../limits.ts'
import { mayBeProgram, oneLine } from '../names.ts'
import { type Cut, cutMessage } from './cut-message.ts'

export type Person = { name: string; address: string }

/** A file of a message, by its number in it. */
export type AttachedFile = {
  number: number
  /** As the message has it, in one line; it is cleaned again when it is saved. */
  name: string
  type: string
  size: number
  mayBeProgram: boolean
  isMessage: boolean
}

/** What was not shown of a message as it is. */
export type Note = Cut | 'textCut' | 'htmlCut' | 'picturesLeftOut' | 'unreadable'

export type ReadMessage = {
  subject: string
  /** NaN if there is none that can be read. */
  date: number
  dateText: string
  people: Record<'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'bcc', Person[]>
  text?: string
  html?: string
  /** Pictures that the HTML has inside, as data: addresses by their Content-ID. */
  pictures: [id: string, address: string][]
  files: AttachedFile[]
  calendar: CalendarItem[]
  /** All headers in their order, unfolded. */
  headers: [name: string, value: string][]
  notes: Note[]
}

/** What pages get, and the contents of the files, which stay in the worker. */
export type OpenMessage = { message: ReadMessage; contents: Uint8Array<ArrayBuffer>[] }

const picture = /^image\/(?:png|jpe?g|gif|webp|bmp|x-ms-bmp)$/

/** Headers that a person may want to read; there can be a million lines of them. */
const maxHeaders = 500
const maxHeaderLength = 10_000

function bytesOf({ content }: Attachment): Uint8Array<ArrayBuffer> {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  if (content instanceof ArrayBuffer) return new Uint8Array(content)
  return new Uint8Array(content)
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

function idOf(contentId: string): string {
  return contentId.trim().replaceAll(/^<|>$/g, '')
}

/** Returns the pictures inside a message, as far as the limits go. Source: ARC-07. */
function picturesOf(email: Email, notes: Note[]): ReadMessage['pictures'] {
  const pictures: ReadMessage['pictures'] = []
  let bytes = 0
  for (const each of email.attachments) {
    if (!each.contentId || !picture.test(each.mimeType)) continue
    const content = bytesOf(each)
    if (content.length > limits.picture || bytes + content.length > limits.pictures) {
      if (!notes.includes('picturesLeftOut')) notes.push('picturesLeftOut')
      continue
    }
    bytes += content.length
    pictures.push([idOf(each.contentId), `data:${each.mimeType};base64,${base64Of(content)}`])
  }
  return pictures
}

function peopleOf(email: Email, ...keys: string[]): Person[] {
  const values = email.headers.filter(({ key }) => keys.includes(key)).map(({ value }) => value)
  return addressParser(values.join(', ').slice(0, limits.head), { flatten: true }).map(
    ({ name, address }) => ({ name: oneLine(name), address: oneLine(address ?? '') }),
  )
}

function cutText(text: string | undefined, note: Note, notes: Note[]): string | undefined {
  if (text === undefined || text.length <= limits.shownText) return text
  notes.push(note)
  return text.slice(0, limits.shownText)
}

const parsing = {
  // One level more than is kept by cutting: the library counts the message itself.
  maxNestingDepth: limits.depth + 2,
  maxHeadersSize: 2 * limits.header,
  // Messages in messages are opened one by one, so that none can be nested without end.
  forceRfc822Attachments: true,
} as const

async function parsed(bytes: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(bytes, parsing)
  } catch {
    return undefined
  }
}

function fileOf(each: Attachment, number: number, size: number): AttachedFile {
  const isMessage = each.mimeType === 'message/rfc822'
  const name = oneLine(each.filename ?? '')
  return {
    ...{ number, name, type: oneLine(each.mimeType), size, isMessage },
    mayBeProgram: mayBeProgram(name, each.mimeType),
  }
}

/** Reads a message. One that is damaged or hostile gives what there is, with notes. Source: ARC-05. */
export async function readMessage(bytes: Uint8Array): Promise<OpenMessage> {
  const { end, cut } = cutMessage(bytes)
  const notes: Note[] = cut ? [cut] : []
  const email = await parsed(end === bytes.length ? bytes : bytes.subarray(0, end))
  if (!email) return unreadable(bytes, notes)
  const contents = email.attachments.map(bytesOf)
  const text = cutText(email.text, 'textCut', notes)
  const html = cutText(email.html, 'htmlCut', notes)
  const pictures = html === undefined ? [] : picturesOf(email, notes)
  const shown = new Set(
    html === undefined
      ? []
      : email.attachments.filter(
          ({ contentId, related }) =>
            related === true && contentId && html.includes(`cid:${idOf(contentId)}`),
        ),
  )
  const dateText = oneLine(email.headers.find(({ key }) => key === 'date')?.value ?? '')
  return {
    contents,
    message: {
      subject: oneLine(email.subject ?? ''),
      date: dateOf(dateText),
      dateText: dateText.slice(0, 200),
      people: {
        from: peopleOf(email, 'from'),
        sender: peopleOf(email, 'sender'),
        replyTo: peopleOf(email, 'reply-to'),
        to: peopleOf(email, 'to'),
        cc: peopleOf(email, 'cc'),
        bcc: peopleOf(email, 'bcc'),
      },
      ...(text === undefined ? {} : { text }),
      ...(html === undefined ? {} : { html }),
      pictures,
      files: email.attachments
        .map((each, number) => fileOf(each, number, contents[number]?.length ?? 0))
        .filter(({ number }) => {
          const each = email.attachments[number]
          return each !== undefined && !shown.has(each)
        }),
      calendar: email.attachments.flatMap(({ mimeType }, number) =>
        /^(?:text\/calendar|application\/ics)$/.test(mimeType)
          ? readCalendar(contents[number] ?? new Uint8Array())
          : [],
      ),
      headers: email.headers
        .slice(0, maxHeaders)
        .map(({ originalKey, value }) => [originalKey, oneLine(value).slice(0, maxHeaderLength)]),
      notes,
    },
  }
}

/** Returns a message whose structure cannot be read as the text that it is. */
function unreadable(bytes: Uint8Array, notes: Note[]): OpenMessage {
  const text = new TextDecoder().decode(bytes.subarray(0, limits.shownText))
  const none: Person[] = []
  return {
    contents: [],
    message: {
      ...{ subject: '', date: Number.NaN, dateText: '', text },
      people: { from: none, sender: none, replyTo: none, to: none, cc: none, bcc: none },
      ...{ pictures: [], files: [], calendar: [], headers: [] },
      notes: [...notes, 'unreadable'],
    },
  }
}
