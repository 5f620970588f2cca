const feed = 10
const carriageReturn = 13
const greater = 62
const from = new TextEncoder().encode('From ')

/**
 * Writes a message in the form *rd* of mbox: lines end with LF, and every line that begins with any
 * number of `>` and `From ` gets one more `>`. Takes the message in pieces of any size; other bytes
 * stay as they are. Source: KIT-09, RFC 4155.
 */
export class MboxMessage {
  /** A CR, or the beginning of a line, that the next piece decides about. */
  #pending: number[] = []
  #isLineStart = true
  #endsWithFeed = true

  /** Returns what is certain of a piece and those before it. */
  push(piece: Uint8Array): Uint8Array {
    // At most one more character for each line, and a line has at least five.
    const written = new Uint8Array(this.#pending.length + piece.length * 2 + 2)
    let length = 0
    const put = (byte: number) => {
      written[length++] = byte
      this.#endsWithFeed = byte === feed
    }
    const flush = () => {
      for (const byte of this.#pending) put(byte)
      this.#pending = []
    }
    for (const byte of piece) {
      if (this.#pending.at(-1) === carriageReturn) {
        this.#pending.pop()
        if (byte !== feed) {
          this.#pending.push(carriageReturn)
          this.#isLineStart = false
        }
        flush()
      }
      if (byte === carriageReturn) {
        flush()
        this.#pending.push(byte)
        continue
      }
      if (this.#isLineStart && this.#beginsFromLine(byte)) continue
      flush()
      put(byte)
      this.#isLineStart = byte === feed
    }
    return written.subarray(0, length)
  }

  /** Takes a byte that may belong to `>>From `; once that is whole, one more `>` goes before it. */
  #beginsFromLine(byte: number): boolean {
    const at = this.#pending.length - this.#quotes()
    if (at === 0 && byte === greater) {
      this.#pending.push(byte)
      return true
    }
    if (byte !== from[at]) {
      this.#isLineStart = false
      return false
    }
    this.#pending.push(byte)
    if (at === from.length - 1) {
      this.#pending.unshift(greater)
      this.#isLineStart = false
    }
    return true
  }

  #quotes(): number {
    const letter = this.#pending.findIndex((byte) => byte !== greater)
    return letter < 0 ? this.#pending.length : letter
  }

  /** Returns the rest: what was pending, the end of the last line, and a blank line. */
  end(): Uint8Array {
    const rest = [...this.#pending]
    this.#pending = []
    const isEnded = rest.length === 0 ? this.#endsWithFeed : false
    return Uint8Array.from([...rest, ...(isEnded ? [] : [feed]), feed])
  }
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Returns the line before a message, with its time in UTC as `asctime` writes it. Source: KIT-09. */
export function fromLine(date: number): string {
  const at = new Date(Number.isNaN(date) ? 0 : date)
  const two = (value: number) => String(value).padStart(2, '0')
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')
  const day = String(at.getUTCDate()).padStart(2, ' ')
  return `From MAILER-DAEMON ${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${day} ${time} ${at.getUTCFullYear()}\n`
}
