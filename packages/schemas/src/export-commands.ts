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

/**
 * Returns the hashes in the output of `verify.sh` or `verify.ps1`; lines without one, such as those of
 * missing files, are passed over. Source: VER-06.
 */
export function parseVerifyOutput(output: string): { entityId: string; sha384: string }[] {
  const found = new Map<string, string>()
  for (const line of output.split(/\r?\n/)) {
    const [, entityId, sha384] = outputLine.exec(line.trim()) ?? []
    if (entityId !== undefined && sha384 !== undefined) found.set(entityId, sha384.toLowerCase())
  }
  return [...found].map(([entityId, sha384]) => ({ entityId, sha384 }))
}
