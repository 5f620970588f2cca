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

/** A line that a script has written: the mailbox's id and the hash of its archive. */
const outputLine = /^"?([\w.@+%-]{1,256})"?[,\t ]+"?([0-9a-fA-F]{96})"?(?:[,\t ].*)?$/

/** A line about a file that is not there. */
const missingLine = /^"?[\w.@+%-]{1,256}"?,(?:"")?,"?missing"?$/

export type VerifyOutput = {
  results: { entityId: string; sha384: string }[]
  /** The numbers of lines that no script writes, and of those that contradict an earlier one. */
  notUnderstood: number[]
  contradictory: number[]
}

/**
 * Reads the output of `verify.sh` or `verify.ps1`; lines of missing files are passed over. Of lines that
 * contradict each other, all are returned. Source: VER-06.
 */
export function parseVerifyOutput(output: string): VerifyOutput {
  const found = new Map<string, string>()
  const read: VerifyOutput = { results: [], notUnderstood: [], contradictory: [] }
  for (const [index, whole] of output
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = whole.trim()
    const [, entityId, hash] = outputLine.exec(line) ?? []
    if (entityId === undefined || hash === undefined) {
      if (line !== '' && !missingLine.test(line)) read.notUnderstood.push(index + 1)
      continue
    }
    const sha384 = hash.toLowerCase()
    const before = found.get(entityId)
    if (before === sha384) continue
    if (before !== undefined) read.contradictory.push(index + 1)
    found.set(entityId, sha384)
    read.results.push({ entityId, sha384 })
  }
  return read
}
