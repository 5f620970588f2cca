/** What a command copies: an object, to a file that is named after the mailbox's id. */
type Copied = { bucket: string; key: string; entityId: string; region: string }

/** Quotes a value for a POSIX shell; keys may have quotation marks and dollar signs. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}

/** Returns the command that copies an archive with the AWS CLI. Source: VER-05. */
export function copyCommands({ bucket, key, entityId, region }: Copied): string {
  const from = quoted(`s3://${bucket}/${key}`)
  return `aws s3 cp ${from} ${quoted(`./${entityId}.zip`)} --region ${region}`
}

/** A line of a target's report: an address and a number of messages; the first line may be a heading. */
const countLine = /^"?([^\s",;:]{1,319}@[^\s",;:]{1,253})"?[\s,;:]+"?(\d{1,15})"?$/

/** What is read of pasted lines, with the numbers of those that are not sent. */
export type ReadLines<Line> = {
  lines: Line[]
  /** Lines of another form, and lines that contradict an earlier one. */
  notUnderstood: number[]
  contradictory: number[]
}

/** A line that a script has written: the mailbox's id and the hash of its archive. */
const outputLine = /^"?([\w.@+%-]{1,256})"?[,\t ]+"?([0-9a-fA-F]{96})"?(?:[,\t ].*)?$/

/** A line about a file that is not there. */
const missingLine = /^"?[\w.@+%-]{1,256}"?,(?:"")?,"?missing"?$/

/** Reads lines that say one thing about a mailbox each; of contradicting lines, all are returned. */
function readLines<Value extends string | number, Line>(
  pasted: string,
  parse: (line: string, index: number) => { mailbox: string; value: Value } | 'passed' | undefined,
  lineOf: (mailbox: string, value: Value) => Line,
): ReadLines<Line> {
  const told = new Map<string, Value>()
  const read: ReadLines<Line> = { lines: [], notUnderstood: [], contradictory: [] }
  for (const [index, whole] of pasted
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = whole.trim()
    if (line === '') continue
    const found = parse(line, index)
    if (found === undefined) read.notUnderstood.push(index + 1)
    if (found === undefined || found === 'passed') continue
    const { mailbox, value } = found
    const before = told.get(mailbox)
    if (before === value) continue
    if (before !== undefined) read.contradictory.push(index + 1)
    told.set(mailbox, value)
    read.lines.push(lineOf(mailbox, value))
  }
  return read
}

/** Reads the output of `verify.sh` or `verify.ps1`; lines of missing files are passed over. Source: VER-06. */
export function parseVerifyOutput(output: string) {
  return readLines(
    output,
    (line) => {
      const [, mailbox, hash] = outputLine.exec(line) ?? []
      if (mailbox !== undefined && hash !== undefined) return { mailbox, value: hash.toLowerCase() }
      return missingLine.test(line) ? 'passed' : undefined
    },
    (entityId, sha384) => ({ entityId, sha384 }),
  )
}

/** Reads a target's report, `address,messages`; a heading in its first line is passed over. Source: VER-01. */
export function parseTargetCounts(report: string) {
  return readLines(
    report,
    (line, index) => {
      const [, mailbox, messages] = countLine.exec(line) ?? []
      if (mailbox !== undefined && messages !== undefined)
        return { mailbox: mailbox.toLowerCase(), value: Number(messages) }
      return index === 0 && !line.includes('@') ? 'passed' : undefined
    },
    (address, messages) => ({ address, messages }),
  )
}
